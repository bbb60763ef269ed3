#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RecordLifecycleActionHeartbeat.html
Result<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeat(
    Context& ctx, const RecordLifecycleActionHeartbeatRequest& in) {
  const GroupRow group = WT_TRY(FindGroupRow(ctx, in.auto_scaling_group_name));
  RecordHeartbeat(ctx, WT_TRY(FindAction(ctx, group.name, in.lifecycle_hook_name,
                                         in.lifecycle_action_token, in.instance_id)));
  return RecordLifecycleActionHeartbeatResponse{};
}

}  // namespace wt::autoscaling
