#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteOriginRequestPolicy.html
Result<DeleteOriginRequestPolicyResponse> DeleteOriginRequestPolicy(
    Context& ctx, const DeleteOriginRequestPolicyRequest& in) {
  if (IsManaged<OriginRequestPolicyConfig>(in.id)) {
    return error::IllegalDelete("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<OriginRequestPolicyConfig>> found =
      FindOriginRequestPolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  const auto users = DistributionsWhere(ctx, [&](const DistributionConfig& config) {
    return UsesOriginRequestPolicy(config, in.id);
  });
  if (!users.empty()) {
    return error::OriginRequestPolicyInUse(
        "Cannot delete the origin request policy because it is attached to one or more cache "
        "behaviors.");
  }
  EraseConfig<OriginRequestPolicyConfig>(ctx, in.id);
  return DeleteOriginRequestPolicyResponse{};
}

}  // namespace wt::cloudfront
