#include "services/autoscaling/schedule.h"

#include <algorithm>

#include "emulator/laws/schedule/schedule.h"
#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"

namespace wt::autoscaling {
namespace {

namespace law = laws::schedule;

std::string ScheduleKey(const Context& ctx, const ScheduleRow& row) {
  return ctx.Key(StrCat(row.group, "/", row.name));
}

// The next time after `after`; a start time that is to come is the first.
std::optional<Instant> NextOf(const ScheduleRow& row, Instant after) {
  std::optional<Instant> next;
  if (row.start_at && *row.start_at > after) {
    next = row.start_at;
  } else if (!row.recurrence.empty()) {
    const auto cron = law::ParseUnixCron(row.recurrence);
    const auto zone = law::TimeZone::Named(row.time_zone);
    if (cron && zone) next = law::Next(*cron, *zone, after);
  }
  if (next && row.end_at && *next > *row.end_at) return std::nullopt;
  return next;
}

Result<void> CheckSchedule(const ScheduleRow& row, Instant now) {
  if (!row.min_size && !row.max_size && !row.desired) {
    return ValidationError("At least one of MinSize, MaxSize and DesiredCapacity is required.");
  }
  if (row.min_size && row.max_size && *row.min_size > *row.max_size) {
    return ValidationError("Max bound, " + std::to_string(*row.max_size) +
                           ", must be greater than or equal to min bound, " +
                           std::to_string(*row.min_size));
  }
  if (!row.recurrence.empty() && !law::ParseUnixCron(row.recurrence)) {
    return ValidationError("Given recurrence string:" + row.recurrence + " is invalid");
  }
  if (!law::TimeZone::Named(row.time_zone)) {
    return ValidationError(StrCat("Given time zone: ", row.time_zone, " is invalid"));
  }
  if (row.recurrence.empty() && !row.start_at) {
    return ValidationError("Either StartTime or Recurrence is required.");
  }
  if (row.start_at && *row.start_at <= now && row.recurrence.empty()) {
    return ValidationError("Given start time is in the past");
  }
  if (row.end_at && *row.end_at <= now) return ValidationError("Given end time is in the past");
  if (row.start_at && row.end_at && *row.end_at <= *row.start_at) {
    return ValidationError("Given end time is before the start time");
  }
  return {};
}

}  // namespace

Result<void> PutSchedule(Context& ctx, const GroupRow& group, ScheduleRow row) {
  row.group = group.name;
  const std::optional<ScheduleRow> known = ctx.Find<ScheduleRow>(group.name, row.name);
  WT_TRY(CheckSchedule(row, ctx.now()));
  if (!known) {
    const auto all = ctx.Rows<ScheduleRow>().Collect(ctx.account(), ctx.region(), group.name);
    if (all.size() >= kScheduledPerGroupMax) {
      return error::LimitExceededFault(
          "You have reached the limit of scheduled actions per group.");
    }
  }
  row.account = ctx.account();
  row.region = ctx.region();
  row.uuid = known ? known->uuid : ctx.rng("autoscaling.schedule").Uuid();
  row.next_at = NextOf(row, ctx.now());
  ctx.Put(row);
  if (row.next_at) {
    ctx.RequestWake({.controller = kSchedule,
                     .key = ScheduleKey(ctx, row),
                     .due = *row.next_at,
                     .kind = sim::TimerKind::kPeriodic});
  } else {
    ctx.CancelWake(kSchedule, ScheduleKey(ctx, row));
  }
  return {};
}

void EraseSchedule(Context& ctx, const ScheduleRow& row) {
  ctx.CancelWake(kSchedule, ScheduleKey(ctx, row));
  ctx.Erase<ScheduleRow>(row.group, row.name);
}

void RunSchedule(Context& ctx, ScheduleRow row) {
  std::optional<GroupRow> group = ctx.Find<GroupRow>(row.group);
  if (!group) return;
  // 1. A suspended process loses the occurrence.
  if (!group->deleting && !IsSuspended(*group, "ScheduledActions")) {
    const int64_t before = group->desired;
    group->min_size = row.min_size.value_or(group->min_size);
    group->max_size = std::max(row.max_size.value_or(group->max_size), group->min_size);
    const int64_t desired =
        std::clamp(row.desired.value_or(group->desired), group->min_size, group->max_size);
    ctx.Trace("scheduled_action_run", {{"group", group->name}, {"action", row.name}});
    // The wording is not published; this is by analogy with a user's update.
    ChangeDesired(ctx, *group, desired,
                  StrCat("a scheduled action update of AutoScalingGroup constraints to min: ",
                         group->min_size, ", max: ", group->max_size, ", desired: ", desired,
                         " changing the desired capacity from ", before, " to ", desired));
  }
  // 2. One that runs no more goes.
  row.next_at = NextOf(row, ctx.now());
  if (!row.next_at) return EraseSchedule(ctx, row);
  ctx.Put(row);
  ctx.RequestWake({.controller = kSchedule,
                   .key = ScheduleKey(ctx, row),
                   .due = *row.next_at,
                   .kind = sim::TimerKind::kPeriodic});
}

ScheduledUpdateGroupAction ToApi(const ScheduleRow& row) {
  ScheduledUpdateGroupAction out;
  out.auto_scaling_group_name = row.group;
  out.scheduled_action_name = row.name;
  out.scheduled_action_arn =
      StrCat("arn:aws:autoscaling:", row.region, ":", row.account,
             ":scheduledUpdateGroupAction:", row.uuid, ":autoScalingGroupName/", row.group,
             ":scheduledActionName/", row.name);
  // With a recurrence the next time is answered as its start.
  if (row.next_at) out.start_time = out.time = row.next_at;
  out.end_time = row.end_at;
  if (!row.recurrence.empty()) out.recurrence = row.recurrence;
  if (!row.time_zone.empty()) out.time_zone = row.time_zone;
  out.min_size = row.min_size;
  out.max_size = row.max_size;
  out.desired_capacity = row.desired;
  return out;
}

}  // namespace wt::autoscaling
