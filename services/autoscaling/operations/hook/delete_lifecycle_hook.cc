#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLifecycleHook.html
Result<DeleteLifecycleHookResponse> DeleteLifecycleHook(Context& ctx,
                                                        const DeleteLifecycleHookRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (!EraseHook(ctx, group.name, in.lifecycle_hook_name)) {
    return ValidationError("No Lifecycle Hook found");
  }
  return DeleteLifecycleHookResponse{};
}

}  // namespace wt::autoscaling
