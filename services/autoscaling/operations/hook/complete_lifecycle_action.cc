#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CompleteLifecycleAction.html
Result<CompleteLifecycleActionResponse> CompleteLifecycleAction(
    Context& ctx, const CompleteLifecycleActionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupRow(ctx, in.auto_scaling_group_name));
  if (in.lifecycle_action_result != "CONTINUE" && in.lifecycle_action_result != "ABANDON") {
    return ValidationError(
        "Invalid Lifecycle Action Result. Valid values are CONTINUE and ABANDON.");
  }
  const HookActionRow action = WT_TRY(FindAction(ctx, group.name, in.lifecycle_hook_name,
                                                 in.lifecycle_action_token, in.instance_id));
  EndHookAction(ctx, action, in.lifecycle_action_result);
  return CompleteLifecycleActionResponse{};
}

}  // namespace wt::autoscaling
