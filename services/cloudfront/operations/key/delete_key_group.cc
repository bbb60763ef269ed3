#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteKeyGroup.html
Result<DeleteKeyGroupResponse> DeleteKeyGroup(Context& ctx, const DeleteKeyGroupRequest& in) {
  const std::optional<ConfigRow<KeyGroupConfig>> row = FindConfig<KeyGroupConfig>(ctx, in.id);
  if (!row) return error::NoSuchResource("A resource that was specified is not valid.");
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  const auto users = DistributionsWhere(
      ctx, [&](const DistributionConfig& config) { return UsesKeyGroup(config, in.id); });
  if (!users.empty()) {
    return error::ResourceInUse("Cannot delete this resource because it is in use.");
  }
  EraseConfig<KeyGroupConfig>(ctx, in.id);
  return DeleteKeyGroupResponse{};
}

}  // namespace wt::cloudfront
