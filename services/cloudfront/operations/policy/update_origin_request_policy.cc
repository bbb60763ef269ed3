#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateOriginRequestPolicy.html
Result<UpdateOriginRequestPolicyResponse> UpdateOriginRequestPolicy(
    Context& ctx, const UpdateOriginRequestPolicyRequest& in) {
  if (IsManaged<OriginRequestPolicyConfig>(in.id)) {
    return error::AccessDenied("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<OriginRequestPolicyConfig>> found =
      FindOriginRequestPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  OriginRequestPolicyConfig config = in.origin_request_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<OriginRequestPolicyConfig>(ctx, config.name, in.id)) {
    return error::OriginRequestPolicyAlreadyExists(
        "A origin request policy with this name already exists.");
  }
  const ConfigRow<OriginRequestPolicyConfig> row = ReplaceConfig(ctx, *found, config);
  return UpdateOriginRequestPolicyResponse{
      .origin_request_policy = OriginRequestPolicy{.id = row.id,
                                                   .last_modified_time = row.modified_at,
                                                   .origin_request_policy_config = *row.config},
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
