#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetCachePolicy.html
Result<GetCachePolicyResponse> GetCachePolicy(Context& ctx, const GetCachePolicyRequest& in) {
  const std::optional<ConfigRow<CachePolicyConfig>> found = FindCachePolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchCachePolicy("The cache policy does not exist.");
  }
  const ConfigRow<CachePolicyConfig>& row = *found;
  return GetCachePolicyResponse{.cache_policy = CachePolicy{.id = row.id,
                                                            .last_modified_time = row.modified_at,
                                                            .cache_policy_config = *row.config},
                                .e_tag = row.etag};
}

}  // namespace wt::cloudfront
