#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateResponseHeadersPolicy.html
Result<CreateResponseHeadersPolicyResponse> CreateResponseHeadersPolicy(
    Context& ctx, const CreateResponseHeadersPolicyRequest& in) {
  // 1. In order, and with a name of its own.
  ResponseHeadersPolicyConfig config = in.response_headers_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<ResponseHeadersPolicyConfig>(ctx, config.name)) {
    return error::ResponseHeadersPolicyAlreadyExists(
        "A response headers policy with this name already exists.");
  }
  const auto all = AllConfigs<ResponseHeadersPolicyConfig>(ctx);
  if (std::distance(all.begin(), all.end()) >= kPoliciesMax) {
    return error::TooManyResponseHeadersPolicies(
        "You have reached the maximum number of response headers policies.");
  }
  // 2. Kept, and answered as it is kept.
  const ConfigRow<ResponseHeadersPolicyConfig> row = NewConfig(ctx, NewPolicyId(ctx), config);
  return CreateResponseHeadersPolicyResponse{
      .response_headers_policy =
          ResponseHeadersPolicy{.id = row.id,
                                .last_modified_time = row.modified_at,
                                .response_headers_policy_config = *row.config},
      .location = LocationOf("response-headers-policy", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
