#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginRequestPolicy.html
Result<CreateOriginRequestPolicyResponse> CreateOriginRequestPolicy(
    Context& ctx, const CreateOriginRequestPolicyRequest& in) {
  // 1. In order, and with a name of its own.
  OriginRequestPolicyConfig config = in.origin_request_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<OriginRequestPolicyConfig>(ctx, config.name)) {
    return error::OriginRequestPolicyAlreadyExists(
        "A origin request policy with this name already exists.");
  }
  const auto all = AllConfigs<OriginRequestPolicyConfig>(ctx);
  if (std::distance(all.begin(), all.end()) >= kPoliciesMax) {
    return error::TooManyOriginRequestPolicies(
        "You have reached the maximum number of origin request policies.");
  }
  // 2. Kept, and answered as it is kept.
  const ConfigRow<OriginRequestPolicyConfig> row = NewConfig(ctx, NewPolicyId(ctx), config);
  return CreateOriginRequestPolicyResponse{
      .origin_request_policy = OriginRequestPolicy{.id = row.id,
                                                   .last_modified_time = row.modified_at,
                                                   .origin_request_policy_config = *row.config},
      .location = LocationOf("origin-request-policy", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
