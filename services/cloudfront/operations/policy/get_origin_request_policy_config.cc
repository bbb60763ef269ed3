#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetOriginRequestPolicyConfig.html
Result<GetOriginRequestPolicyConfigResponse> GetOriginRequestPolicyConfig(
    Context& ctx, const GetOriginRequestPolicyConfigRequest& in) {
  const std::optional<ConfigRow<OriginRequestPolicyConfig>> found =
      FindOriginRequestPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  return GetOriginRequestPolicyConfigResponse{.origin_request_policy_config = *found->config,
                                              .e_tag = found->etag};
}

}  // namespace wt::cloudfront
