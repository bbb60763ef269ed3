#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/deletion.h"
#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {
namespace {

Result<void> CheckProtection(const GroupRow& group, bool force) {
  if (group.deletion_protection == "prevent-all-deletion" ||
      (group.deletion_protection == "prevent-force-deletion" && force)) {
    return error::ResourceInUseFault(StrCat("AutoScalingGroup ", group.name,
                                            " cannot be deleted because its deletion "
                                            "protection is ",
                                            group.deletion_protection, "."));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteAutoScalingGroup.html
Result<DeleteAutoScalingGroupResponse> DeleteAutoScalingGroup(
    Context& ctx, const DeleteAutoScalingGroupRequest& in) {
  GroupRow group = WT_TRY(FindGroupRow(ctx, in.auto_scaling_group_name));
  const bool force = in.force_delete.value_or(false);
  WT_TRY(CheckProtection(group, force));
  const std::vector<MemberRow> members = MembersOf(ctx, group);
  // 1. Without force a group with instances stays.
  if (!force && !members.empty()) {
    const bool moving = std::any_of(members.begin(), members.end(),
                                    [](const MemberRow& member) { return member.activity != 0; });
    if (moving) {
      return error::ScalingActivityInProgressFault(
          "You cannot delete an AutoScalingGroup while there are scaling activities in progress "
          "for that group.");
    }
    return error::ResourceInUseFault(
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance "
        "request(s) still in the group.");
  }
  if (members.empty()) {
    EraseGroup(ctx, group);
    return DeleteAutoScalingGroupResponse{};
  }
  // 2. With force its instances end first; the group is there until the last has.
  group.deleting = true;
  group.force_delete = true;
  group.desired = 0;
  ctx.Put(group);
  ctx.Wake(kCapacity, ctx.Key(group.name));
  return DeleteAutoScalingGroupResponse{};
}

}  // namespace wt::autoscaling
