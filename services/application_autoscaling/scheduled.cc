#include "services/application_autoscaling/scheduled.h"

#include "emulator/laws/schedule/schedule.h"
#include "services/application_autoscaling/activity.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

namespace law = laws::schedule;

std::string ScheduledKey(const Context& ctx, const ScheduledRow& row) {
  return ctx.Key(
      StrCat(row.service_namespace, "|", row.resource_id, "|", row.dimension, "|", row.name));
}

// With a start time the action runs then, and from then on as scheduled.
std::optional<Instant> NextOf(const ScheduledRow& row, Instant after) {
  const auto schedule = law::Parse(row.schedule);
  const auto zone = law::TimeZone::Named(row.timezone);
  if (!schedule || !zone) return std::nullopt;
  std::optional<Instant> next;
  const bool once = std::holds_alternative<law::At>(*schedule);
  if (row.start_at && *row.start_at > after && !once) {
    next = row.start_at;
  } else {
    next = law::Next(*schedule, *zone, after, row.start_at.value_or(row.created_at));
  }
  if (next && row.end_at && *next > *row.end_at) return std::nullopt;
  return next;
}

void WakeScheduled(Context& ctx, const ScheduledRow& row) {
  if (!row.next_at) {
    ctx.CancelWake(kSchedule, ScheduledKey(ctx, row));
    return;
  }
  ctx.RequestWake({.controller = kSchedule,
                   .key = ScheduledKey(ctx, row),
                   .due = *row.next_at,
                   .kind = sim::TimerKind::kPeriodic});
}

}  // namespace

std::string ScheduledArn(Context& ctx, const ScheduledRow& row) {
  const auto target = ctx.Find<TargetRow>(row.service_namespace, row.resource_id, row.dimension);
  return StrCat("arn:aws:autoscaling:", row.region, ":", row.account,
                ":scheduledAction:", target ? target->policy_uuid : "", ":",
                ResourcePart(row.service_namespace, row.resource_id), ":scheduledActionName/",
                row.name);
}

ScheduledAction ToApi(Context& ctx, const ScheduledRow& row) {
  ScheduledAction out;
  out.scheduled_action_name = row.name;
  out.scheduled_action_arn = ScheduledArn(ctx, row);
  out.service_namespace = row.service_namespace;
  out.schedule = row.schedule;
  if (!row.timezone.empty()) out.timezone = row.timezone;
  out.resource_id = row.resource_id;
  out.scalable_dimension = row.dimension;
  out.start_time = row.start_at;
  out.end_time = row.end_at;
  ScalableTargetAction& action = out.scalable_target_action.emplace();
  action.min_capacity = row.capacity_min;
  action.max_capacity = row.capacity_max;
  out.creation_time = row.created_at;
  return out;
}

Result<void> CheckSchedule(const ScheduledRow& row) {
  // A zone is passed over by rates, with which clients send one all the same.
  if (!law::Parse(row.schedule)) {
    return error::ValidationException(
        StrCat("Invalid schedule expression. Details: ", row.schedule));
  }
  if (!law::TimeZone::Named(row.timezone)) {
    return error::ValidationException(StrCat("Invalid timezone: ", row.timezone));
  }
  if (!row.capacity_min && !row.capacity_max) {
    return error::ValidationException(
        "At least one of MinCapacity or MaxCapacity must be specified for the scalable target "
        "action");
  }
  if (row.capacity_min.value_or(0) < 0 || row.capacity_max.value_or(0) < 0) {
    return error::ValidationException("Minimum capacity cannot be less than 0");
  }
  if (row.capacity_min && row.capacity_max && *row.capacity_max < *row.capacity_min) {
    return error::ValidationException("Maximum capacity cannot be less than minimum capacity");
  }
  if (row.start_at && row.end_at && *row.end_at <= *row.start_at) {
    return error::ValidationException("End time must be after the start time");
  }
  return {};
}

void PutScheduled(Context& ctx, ScheduledRow row) {
  row.next_at = NextOf(row, ctx.now());
  ctx.Put(row);
  WakeScheduled(ctx, row);
}

void EraseScheduled(Context& ctx, const ScheduledRow& row) {
  ctx.CancelWake(kSchedule, ScheduledKey(ctx, row));
  ctx.Erase<ScheduledRow>(row.service_namespace, row.resource_id, row.dimension, row.name);
}

void RunScheduled(Context& ctx, ScheduledRow row) {
  auto target = ctx.Find<TargetRow>(row.service_namespace, row.resource_id, row.dimension);
  if (!target) return EraseScheduled(ctx, row);
  // 1. Occurrences during a suspension are lost.
  if (!target->scheduled_suspended) {
    target->capacity_min = row.capacity_min.value_or(target->capacity_min);
    target->capacity_max = row.capacity_max.value_or(target->capacity_max);
    // One bound alone may cross the other, which then gives way.
    if (target->capacity_max < target->capacity_min) {
      (row.capacity_max ? target->capacity_min : target->capacity_max) =
          row.capacity_max ? target->capacity_max : target->capacity_min;
    }
    ctx.Trace("scheduled_action_run", {{"target", row.resource_id}, {"action", row.name}});
    NoteBounds(ctx, *target, StrCat("scheduled action name ", row.name, " was triggered"));
    CheckBounds(ctx, *target);
  }
  // 2. The next time, if there is one. An action that has run for the last time stays listed.
  PutScheduled(ctx, row);
}

std::optional<ScheduledRow> ScheduledOfKey(Context& ctx, std::string_view rest) {
  const std::vector<std::string_view> parts = Split(rest, '|');
  if (parts.size() != 4) return std::nullopt;
  return ctx.Find<ScheduledRow>(parts[0], parts[1], parts[2], parts[3]);
}

}  // namespace wt::application_autoscaling
