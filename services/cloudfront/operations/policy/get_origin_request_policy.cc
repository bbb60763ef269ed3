#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetOriginRequestPolicy.html
Result<GetOriginRequestPolicyResponse> GetOriginRequestPolicy(
    Context& ctx, const GetOriginRequestPolicyRequest& in) {
  const std::optional<ConfigRow<OriginRequestPolicyConfig>> found =
      FindOriginRequestPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  const ConfigRow<OriginRequestPolicyConfig>& row = *found;
  return GetOriginRequestPolicyResponse{
      .origin_request_policy = OriginRequestPolicy{.id = row.id,
                                                   .last_modified_time = row.modified_at,
                                                   .origin_request_policy_config = *row.config},
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
