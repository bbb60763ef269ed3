#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/placement_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeletePlacementGroup.html
Result<DeletePlacementGroupResponse> DeletePlacementGroup(Context& ctx,
                                                          const DeletePlacementGroupRequest& in) {
  const std::optional<PlacementGroupRow> row = ctx.Find<PlacementGroupRow>(in.group_name);
  if (!row) return PlacementGroupUnknown(in.group_name);
  for (const InstanceRow& instance : ctx.Scan<InstanceRow>()) {
    if (instance.group_name != row->name || instance.state == LifecycleState::kTerminated) continue;
    return error::Of("InvalidPlacementGroup.InUse", StrCat("The placement group '", row->name,
                                                           "' is in use and may not be "
                                                           "deleted."));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<PlacementGroupRow>(row->name);
  EraseTags(ctx, row->id);
  return DeletePlacementGroupResponse{};
}

}  // namespace wt::ec2
