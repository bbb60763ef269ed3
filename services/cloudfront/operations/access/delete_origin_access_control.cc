#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteOriginAccessControl.html
Result<DeleteOriginAccessControlResponse> DeleteOriginAccessControl(
    Context& ctx, const DeleteOriginAccessControlRequest& in) {
  const std::optional<ConfigRow<OriginAccessControlConfig>> row =
      FindConfig<OriginAccessControlConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchOriginAccessControl("The origin access control does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  const auto users = DistributionsWhere(
      ctx, [&](const DistributionConfig& config) { return UsesAccessControl(config, in.id); });
  if (!users.empty()) {
    return error::OriginAccessControlInUse(
        "Cannot delete the origin access control because it's in use by one or more "
        "distributions.");
  }
  EraseConfig<OriginAccessControlConfig>(ctx, in.id);
  return DeleteOriginAccessControlResponse{};
}

}  // namespace wt::cloudfront
