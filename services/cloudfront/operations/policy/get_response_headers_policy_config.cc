#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetResponseHeadersPolicyConfig.html
Result<GetResponseHeadersPolicyConfigResponse> GetResponseHeadersPolicyConfig(
    Context& ctx, const GetResponseHeadersPolicyConfigRequest& in) {
  const std::optional<ConfigRow<ResponseHeadersPolicyConfig>> found =
      FindResponseHeadersPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  return GetResponseHeadersPolicyConfigResponse{.response_headers_policy_config = *found->config,
                                                .e_tag = found->etag};
}

}  // namespace wt::cloudfront
