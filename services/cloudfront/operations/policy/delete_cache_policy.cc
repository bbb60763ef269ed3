#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteCachePolicy.html
Result<DeleteCachePolicyResponse> DeleteCachePolicy(Context& ctx,
                                                    const DeleteCachePolicyRequest& in) {
  if (IsManaged<CachePolicyConfig>(in.id)) {
    return error::IllegalDelete("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<CachePolicyConfig>> found = FindCachePolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchCachePolicy("The cache policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  const auto users = DistributionsWhere(
      ctx, [&](const DistributionConfig& config) { return UsesCachePolicy(config, in.id); });
  if (!users.empty()) {
    return error::CachePolicyInUse(
        "Cannot delete the cache policy because it is attached to one or more cache behaviors.");
  }
  EraseConfig<CachePolicyConfig>(ctx, in.id);
  return DeleteCachePolicyResponse{};
}

}  // namespace wt::cloudfront
