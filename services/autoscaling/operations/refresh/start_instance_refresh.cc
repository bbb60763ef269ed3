#include "services/autoscaling/group.h"
#include "services/autoscaling/group_settings.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/refresh.h"

namespace wt::autoscaling {
namespace {

Result<void> CheckRefreshPreferences(const RefreshPreferences& in) {
  const int64_t low = in.min_healthy_percentage.value_or(90);
  const int64_t high = in.max_healthy_percentage.value_or(100);
  if (high - low > 100) {
    return ValidationError(
        "The difference between MinHealthyPercentage and MaxHealthyPercentage must not exceed "
        "100.");
  }
  int64_t last = 0;
  for (const int64_t percentage : in.checkpoint_percentages) {
    if (percentage <= last || percentage > 100) {
      return ValidationError(
          "CheckpointPercentages must be unique, in ascending order and at "
          "most 100.");
    }
    last = percentage;
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StartInstanceRefresh.html
Result<StartInstanceRefreshResponse> StartInstanceRefresh(Context& ctx,
                                                          const StartInstanceRefreshRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  RefreshRow row;
  if (in.preferences) row.preferences = *in.preferences;
  row.strategy = in.strategy.value_or("Rolling");
  if (row.strategy != "Rolling") {
    return ValidationError("Windtunnel does not implement refreshes that replace root volumes.");
  }
  WT_TRY(CheckRefreshPreferences(*row.preferences));
  if (in.desired_configuration) {
    DesiredConfiguration wanted = *in.desired_configuration;
    if (wanted.launch_template) {
      wanted.launch_template = WT_TRY(CompleteTemplate(ctx, *wanted.launch_template));
      if (!wanted.launch_template->version) wanted.launch_template->version = "$Default";
    }
    if (wanted.mixed_instances_policy) {
      wanted.mixed_instances_policy = WT_TRY(CompletePolicy(ctx, *wanted.mixed_instances_policy));
    }
    row.desired = wanted;
    row.has_desired = true;
  }
  if (row.preferences->auto_rollback.value_or(false) && !row.has_desired) {
    return ValidationError(
        "A desired configuration must be specified when AutoRollback is enabled.");
  }
  StartInstanceRefreshResponse out;
  out.instance_refresh_id = WT_TRY(StartRefresh(ctx, group, std::move(row))).id;
  return out;
}

}  // namespace wt::autoscaling
