#include <algorithm>

#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteWarmPool.html
Result<DeleteWarmPoolResponse> DeleteWarmPool(Context& ctx, const DeleteWarmPoolRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  std::optional<WarmPoolRow> row = ctx.Find<WarmPoolRow>(group.name);
  if (!row) return ValidationError(StrCat("No warm pool found for group ", group.name));
  const std::vector<MemberRow> members = MembersOf(ctx, group);
  const bool moving = std::any_of(members.begin(), members.end(), [](const MemberRow& member) {
    return IsWarm(member) && member.activity != 0;
  });
  if (moving && !in.force_delete.value_or(false)) {
    return error::ScalingActivityInProgressFault(
        "You cannot delete a warm pool while there are scaling activities in progress for it.");
  }
  row->deleting = true;
  row->configuration->status = "PendingDelete";
  ctx.Put(*row);
  ctx.Wake(kWarmPool, ctx.Key(group.name));
  return DeleteWarmPoolResponse{};
}

}  // namespace wt::autoscaling
