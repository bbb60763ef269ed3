#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/scheduled.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
Result<PutScheduledActionResponse> PutScheduledAction(Context& ctx,
                                                      const PutScheduledActionRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  const TargetRow target =
      WT_TRY(FindTarget(ctx, in.service_namespace, in.resource_id, in.scalable_dimension));
  const std::optional<ScheduledRow> known = ctx.Find<ScheduledRow>(
      in.service_namespace, in.resource_id, in.scalable_dimension, in.scheduled_action_name);
  if (!known && !in.schedule) {
    return error::ValidationException("Schedule must be specified");
  }
  // An update replaces: a start or an end that is not sent again is gone.
  ScheduledRow row = known.value_or(ScheduledRow{});
  row.account = ctx.account();
  row.region = ctx.region();
  row.service_namespace = target.service_namespace;
  row.resource_id = target.resource_id;
  row.dimension = target.dimension;
  row.name = in.scheduled_action_name;
  row.schedule = in.schedule.value_or(row.schedule);
  row.timezone = in.timezone.value_or(in.schedule ? "" : row.timezone);
  row.start_at = in.start_time;
  row.end_at = in.end_time;
  if (in.scalable_target_action) {
    row.capacity_min = in.scalable_target_action->min_capacity;
    row.capacity_max = in.scalable_target_action->max_capacity;
  }
  WT_TRY(CheckSchedule(row));
  if (!known) {
    const auto all = ctx.Rows<ScheduledRow>().Collect(
        ctx.account(), ctx.region(), row.service_namespace, row.resource_id, row.dimension);
    if (all.size() >= kScheduledPerTargetMax) {
      return error::LimitExceededException(StrCat("You have reached the limit of ",
                                                  kScheduledPerTargetMax,
                                                  " scheduled actions per scalable target."));
    }
    row.created_at = ctx.now();
  }
  PutScheduled(ctx, row);
  return PutScheduledActionResponse{};
}

}  // namespace wt::application_autoscaling
