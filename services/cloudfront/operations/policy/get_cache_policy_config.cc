#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetCachePolicyConfig.html
Result<GetCachePolicyConfigResponse> GetCachePolicyConfig(Context& ctx,
                                                          const GetCachePolicyConfigRequest& in) {
  const std::optional<ConfigRow<CachePolicyConfig>> found = FindCachePolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchCachePolicy("The cache policy does not exist.");
  }
  return GetCachePolicyConfigResponse{.cache_policy_config = *found->config, .e_tag = found->etag};
}

}  // namespace wt::cloudfront
