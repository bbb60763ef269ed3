#include "services/application_autoscaling/activity.h"

#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

void Prune(Context& ctx) {
  std::vector<int64_t> old;
  for (const ActivityRow& row : ctx.Scan<ActivityRow>()) {
    if (row.started_at + kActivityKept > ctx.now()) break;
    old.push_back(row.sequence);
  }
  for (const int64_t sequence : old) ctx.Erase<ActivityRow>(sequence);
}

ActivityRow NewActivity(Context& ctx, const TargetRow& target) {
  Prune(ctx);
  ActivityRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.sequence = ctx.now().micros;
  while (ctx.Peek<ActivityRow>(row.sequence) != nullptr) ++row.sequence;
  row.id = ctx.rng("application_autoscaling.activity").Uuid();
  row.service_namespace = target.service_namespace;
  row.resource_id = target.resource_id;
  row.dimension = target.dimension;
  row.started_at = ctx.now();
  return row;
}

bool IsOf(const ActivityRow& row, const TargetRow& target) {
  return row.resource_id == target.resource_id && row.dimension == target.dimension &&
         row.service_namespace == target.service_namespace;
}

std::vector<ActivityRow> UnderWay(Context& ctx, const TargetRow& target) {
  std::vector<ActivityRow> rows;
  for (const ActivityRow& row : ctx.Scan<ActivityRow>()) {
    if (IsOf(row, target) && row.wanted >= 0 && !row.ended_at) rows.push_back(row);
  }
  return rows;
}

void Finish(Context& ctx, ActivityRow row, std::string_view status, std::string_view rest) {
  row.status_code = status;
  row.status_message = StrCat("Successfully set desired count to ", row.wanted, ". ", rest);
  row.ended_at = ctx.now();
  ctx.Put(row);
  ctx.Trace("scaling_activity_ended",
            {{"target", row.resource_id}, {"activity", row.id}, {"status", row.status_code}});
}

}  // namespace

void Scale(Context& ctx, TargetRow target, int64_t from, int64_t to, const std::string& cause,
           bool by_policy) {
  ActivityRow row = NewActivity(ctx, target);
  row.description = StrCat("Setting desired count to ", to, ".");
  row.cause = cause;
  row.wanted = to;
  row.before = from;
  row.by_policy = by_policy;
  ctx.Trace("capacity_set",
            {{"target", target.resource_id}, {"from", from}, {"to", to}, {"why", cause}});
  const Result<void> set = SetCapacity(ctx, target.resource_id, to);
  if (!set.ok()) {
    row.status_code = "Failed";
    row.status_message =
        StrCat("Failed to set desired count to ", to, ". Reason: ", set.error().message);
    row.ended_at = ctx.now();
    ctx.Put(row);
    return;
  }
  row.status_code = "InProgress";
  row.status_message = StrCat("Successfully set desired count to ", to,
                              ". Waiting for change to be fulfilled by ecs.");
  // An opposite move ends the other direction's cooldown.
  if (to > from) target.scaled_in_at.reset();
  if (!by_policy) target.last_added = 0;
  target.changed_at = ctx.now();
  ctx.Put(row);
  ctx.Put(target);
  ctx.WakeIn(kFulfilment, kFulfilmentLook, TargetKey(ctx, target));
}

bool LookAtFulfilment(Context& ctx, const TargetRow& known) {
  const std::optional<Resource> resource = Observe(ctx, known.resource_id);
  bool waits = false;
  TargetRow target = known;
  for (const ActivityRow& row : UnderWay(ctx, known)) {
    if (!resource) {
      Finish(ctx, row, "Unfulfilled", "The service is no longer there.");
    } else if (resource->desired != row.wanted) {
      Finish(ctx, row, "Overridden",
             StrCat("Found it was later changed to ", resource->desired, "."));
    } else if (resource->running == row.wanted) {
      Finish(ctx, row, "Successful", "Change successfully fulfilled by ecs.");
      AddEvent(ctx, row.resource_id,
               StrCat("Message: Successfully set desired count to ", row.wanted,
                      ". Change successfully fulfilled by ecs. Cause: ", row.cause));
      // Cooldowns begin when an activity has been fulfilled, and only policies' have them.
      target.changed_at = ctx.now();
      if (row.by_policy && row.wanted > row.before) {
        target.scaled_out_at = ctx.now();
      } else if (row.by_policy) {
        target.scaled_in_at = ctx.now();
      }
    } else {
      waits = true;
    }
  }
  ctx.Put(target);
  return waits;
}

void NoteBounds(Context& ctx, const TargetRow& target, const std::string& cause) {
  ActivityRow row = NewActivity(ctx, target);
  row.description = StrCat("Setting min capacity to ", target.capacity_min, " and max capacity to ",
                           target.capacity_max);
  row.cause = cause;
  row.status_code = "Successful";
  row.status_message = StrCat("Successfully set min capacity to ", target.capacity_min,
                              " and max capacity to ", target.capacity_max);
  row.ended_at = ctx.now();
  ctx.Put(row);
}

void NoteNotScaled(Context& ctx, const TargetRow& target, const std::string& cause,
                   const NotScaled& reason) {
  ActivityRow row = NewActivity(ctx, target);
  row.description = "Attempting to scale due to alarm triggered";
  row.cause = cause;
  row.status_code = reason.code == "AlreadyAtDesiredCapacity" ? "Successful" : "Failed";
  row.not_scaled_code = reason.code;
  row.not_scaled_max = reason.capacity_max;
  row.not_scaled_min = reason.capacity_min;
  row.not_scaled_current = reason.capacity_current;
  ctx.Put(row);
}

bool IsScaling(Context& ctx, const TargetRow& target) { return !UnderWay(ctx, target).empty(); }

ScalingActivity ToApi(const ActivityRow& row) {
  ScalingActivity out;
  out.activity_id = row.id;
  out.service_namespace = row.service_namespace;
  out.resource_id = row.resource_id;
  out.scalable_dimension = row.dimension;
  out.description = row.description;
  out.cause = row.cause;
  out.start_time = row.started_at;
  out.end_time = row.ended_at;
  out.status_code = row.status_code;
  if (!row.status_message.empty()) out.status_message = row.status_message;
  if (!row.not_scaled_code.empty()) {
    NotScaledReason& reason = out.not_scaled_reasons.emplace_back();
    reason.code = row.not_scaled_code;
    reason.max_capacity = row.not_scaled_max;
    reason.min_capacity = row.not_scaled_min;
    reason.current_capacity = row.not_scaled_current;
  }
  return out;
}

}  // namespace wt::application_autoscaling
