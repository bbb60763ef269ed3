#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateResponseHeadersPolicy.html
Result<UpdateResponseHeadersPolicyResponse> UpdateResponseHeadersPolicy(
    Context& ctx, const UpdateResponseHeadersPolicyRequest& in) {
  if (IsManaged<ResponseHeadersPolicyConfig>(in.id)) {
    return error::AccessDenied("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<ResponseHeadersPolicyConfig>> found =
      FindResponseHeadersPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  ResponseHeadersPolicyConfig config = in.response_headers_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<ResponseHeadersPolicyConfig>(ctx, config.name, in.id)) {
    return error::ResponseHeadersPolicyAlreadyExists(
        "A response headers policy with this name already exists.");
  }
  const ConfigRow<ResponseHeadersPolicyConfig> row = ReplaceConfig(ctx, *found, config);
  return UpdateResponseHeadersPolicyResponse{
      .response_headers_policy =
          ResponseHeadersPolicy{.id = row.id,
                                .last_modified_time = row.modified_at,
                                .response_headers_policy_config = *row.config},
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
