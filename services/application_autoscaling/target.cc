#include "services/application_autoscaling/target.h"

#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/scheduled.h"

namespace wt::application_autoscaling {

std::string TargetArn(const TargetRow& row) {
  return StrCat("arn:aws:application-autoscaling:", row.region, ":", row.account,
                ":scalable-target/", row.id);
}

ScalableTarget ToApi(const TargetRow& row) {
  ScalableTarget out;
  out.service_namespace = row.service_namespace;
  out.resource_id = row.resource_id;
  out.scalable_dimension = row.dimension;
  out.min_capacity = row.capacity_min;
  out.max_capacity = row.capacity_max;
  out.role_arn = row.role_arn;
  out.creation_time = row.created_at;
  SuspendedState& suspended = out.suspended_state.emplace();
  suspended.dynamic_scaling_in_suspended = row.in_suspended;
  suspended.dynamic_scaling_out_suspended = row.out_suspended;
  suspended.scheduled_scaling_suspended = row.scheduled_suspended;
  out.scalable_target_arn = TargetArn(row);
  return out;
}

std::string TargetKey(const Context& ctx, const TargetRow& row) {
  return ctx.Key(StrCat(row.service_namespace, "|", row.resource_id, "|", row.dimension));
}

std::optional<TargetRow> TargetOfKey(Context& ctx, std::string_view rest) {
  const size_t first = rest.find('|'), last = rest.rfind('|');
  return ctx.Find<TargetRow>(rest.substr(0, first), rest.substr(first + 1, last - first - 1),
                             rest.substr(last + 1));
}

std::string ResourcePart(const std::string& service_namespace, const std::string& resource_id) {
  return StrCat("resource/", service_namespace, "/", resource_id);
}

Result<void> CheckTarget(std::string_view service_namespace, std::string_view resource_id,
                         std::string_view dimension) {
  const std::string_view dimension_namespace = dimension.substr(0, dimension.find(':'));
  if (dimension_namespace != service_namespace) {
    return Error{.code = "AccessDeniedException", .message = "Account is not authorized"};
  }
  if (service_namespace != "ecs") {
    // Deviation: AWS scales fifteen services; here ECS alone; because the others are not there.
    return error::ValidationException(
        StrCat("Windtunnel does not implement scalable targets of the namespace ",
               service_namespace, "."));
  }
  const std::vector<std::string_view> parts = Split(resource_id, '/');
  if (parts.size() != 3 || parts[0] != "service" || parts[1].empty() || parts[2].empty()) {
    return error::ValidationException(
        "Unsupported service namespace, resource type or scalable dimension");
  }
  return {};
}

Error NoTarget(std::string_view verb, std::string_view service_namespace,
               std::string_view resource_id, std::string_view dimension) {
  return error::ObjectNotFoundException(
      StrCat("No scalable target ", verb, " for service namespace: ", service_namespace,
             ", resource ID: ", resource_id, ", scalable dimension: ", dimension));
}

Result<TargetRow> FindTarget(Context& ctx, std::string_view service_namespace,
                             std::string_view resource_id, std::string_view dimension) {
  std::optional<TargetRow> row = ctx.Find<TargetRow>(service_namespace, resource_id, dimension);
  if (!row) return NoTarget("registered", service_namespace, resource_id, dimension);
  return *std::move(row);
}

std::optional<TargetRow> TargetWithArn(Context& ctx, std::string_view arn) {
  for (const TargetRow& row : ctx.Scan<TargetRow>()) {
    if (TargetArn(row) == arn) return row;
  }
  return std::nullopt;
}

void CheckBounds(Context& ctx, TargetRow row) {
  ctx.Put(row);
  ctx.WakeIn(kBounds, kBoundsChecked, TargetKey(ctx, row));
}

void EraseTarget(Context& ctx, const TargetRow& row) {
  const auto& [ns, id, dimension] = std::tie(row.service_namespace, row.resource_id, row.dimension);
  for (const PolicyRow& policy :
       ctx.Rows<PolicyRow>().Collect(ctx.account(), ctx.region(), ns, id, dimension)) {
    ErasePolicy(ctx, policy);
  }
  for (const ScheduledRow& action :
       ctx.Rows<ScheduledRow>().Collect(ctx.account(), ctx.region(), ns, id, dimension)) {
    EraseScheduled(ctx, action);
  }
  const std::string arn = TargetArn(row);
  for (const TagRow& tag : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), arn)) {
    ctx.Erase<TagRow>(arn, tag.key);
  }
  ctx.CancelWake(kBounds, TargetKey(ctx, row));
  ctx.Erase<TargetRow>(ns, id, dimension);
  ctx.Trace("scalable_target_deregistered", {{"target", id}});
}

}  // namespace wt::application_autoscaling
