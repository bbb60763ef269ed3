#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteResponseHeadersPolicy.html
Result<DeleteResponseHeadersPolicyResponse> DeleteResponseHeadersPolicy(
    Context& ctx, const DeleteResponseHeadersPolicyRequest& in) {
  if (IsManaged<ResponseHeadersPolicyConfig>(in.id)) {
    return error::IllegalDelete("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<ResponseHeadersPolicyConfig>> found =
      FindResponseHeadersPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  const auto users = DistributionsWhere(ctx, [&](const DistributionConfig& config) {
    return UsesResponseHeadersPolicy(config, in.id);
  });
  if (!users.empty()) {
    return error::ResponseHeadersPolicyInUse(
        "Cannot delete the response headers policy because it is attached to one or more cache "
        "behaviors.");
  }
  EraseConfig<ResponseHeadersPolicyConfig>(ctx, in.id);
  return DeleteResponseHeadersPolicyResponse{};
}

}  // namespace wt::cloudfront
