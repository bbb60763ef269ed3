#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
Result<PutLifecycleHookResponse> PutLifecycleHook(Context& ctx, const PutLifecycleHookRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  std::optional<HookRow> known = ctx.Find<HookRow>(group.name, in.lifecycle_hook_name);
  if (!known) {
    if (!in.lifecycle_transition) {
      return ValidationError("LifecycleTransition is required to create a lifecycle hook.");
    }
    if (ctx.Rows<HookRow>().Collect(ctx.account(), ctx.region(), group.name).size() >=
        kHooksPerGroupMax) {
      return error::LimitExceededFault("You have reached the limit of lifecycle hooks per group.");
    }
  }
  HookRow row = known.value_or(HookRow{});
  row.group = group.name;
  row.name = in.lifecycle_hook_name;
  row.transition = in.lifecycle_transition.value_or(row.transition);
  row.notification_target = in.notification_target_arn.value_or(row.notification_target);
  row.role_arn = in.role_arn.value_or(row.role_arn);
  row.metadata = in.notification_metadata.value_or(row.metadata);
  row.heartbeat_timeout = in.heartbeat_timeout.value_or(row.heartbeat_timeout);
  row.default_result = in.default_result.value_or(row.default_result);
  WT_TRY(CheckHook(row));
  ctx.Put(row);
  return PutLifecycleHookResponse{};
}

}  // namespace wt::autoscaling
