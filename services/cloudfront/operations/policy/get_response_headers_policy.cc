#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetResponseHeadersPolicy.html
Result<GetResponseHeadersPolicyResponse> GetResponseHeadersPolicy(
    Context& ctx, const GetResponseHeadersPolicyRequest& in) {
  const std::optional<ConfigRow<ResponseHeadersPolicyConfig>> found =
      FindResponseHeadersPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  const ConfigRow<ResponseHeadersPolicyConfig>& row = *found;
  return GetResponseHeadersPolicyResponse{
      .response_headers_policy =
          ResponseHeadersPolicy{.id = row.id,
                                .last_modified_time = row.modified_at,
                                .response_headers_policy_config = *row.config},
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
