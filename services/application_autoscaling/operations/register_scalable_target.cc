#include "emulator/base/arn.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/target.h"
#include "services/iam/iam.h"

namespace wt::application_autoscaling {
namespace {

Result<void> CheckRegister(const RegisterScalableTargetRequest& in) {
  if (in.min_capacity.value_or(0) < 0) {
    return error::ValidationException("Minimum capacity cannot be less than 0");
  }
  if (in.max_capacity.value_or(0) < 0) {
    return error::ValidationException("Maximum capacity cannot be less than 0");
  }
  if (in.role_arn && !LooksLikeArn(*in.role_arn)) {
    return error::ValidationException(StrCat("'", *in.role_arn, "' is not a valid ARN"));
  }
  return {};
}

void Suspend(const SuspendedState& in, TargetRow& row) {
  row.in_suspended = in.dynamic_scaling_in_suspended.value_or(row.in_suspended);
  row.out_suspended = in.dynamic_scaling_out_suspended.value_or(row.out_suspended);
  row.scheduled_suspended = in.scheduled_scaling_suspended.value_or(row.scheduled_suspended);
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
Result<RegisterScalableTargetResponse> RegisterScalableTarget(
    Context& ctx, const RegisterScalableTargetRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  WT_TRY(CheckRegister(in));
  std::optional<TargetRow> known =
      ctx.Find<TargetRow>(in.service_namespace, in.resource_id, in.scalable_dimension);
  // 1. A new target needs both bounds; an update keeps what it leaves out.
  if (!known && !in.min_capacity) {
    return error::ValidationException("Minimum capacity must be specified");
  }
  if (!known && !in.max_capacity) {
    return error::ValidationException("Maximum capacity must be specified");
  }
  TargetRow row = known.value_or(TargetRow{});
  row.capacity_min = in.min_capacity.value_or(row.capacity_min);
  row.capacity_max = in.max_capacity.value_or(row.capacity_max);
  if (row.capacity_max < row.capacity_min) {
    return error::ValidationException("Maximum capacity cannot be less than minimum capacity");
  }
  if (!Observe(ctx, in.resource_id)) {
    return error::ValidationException(StrCat("ECS service doesn't exist: ", in.resource_id));
  }
  if (known && !in.tags.empty()) {
    return error::ValidationException(
        "The scalable target that you tried to tag already exists. To update tags on an existing "
        "scalable target, use the TagResource API.");
  }
  if (in.tags.size() > kTagsMax) {
    return error::ValidationException(StrCat("A resource can have at most ", kTagsMax, " tags."));
  }
  if (in.suspended_state) Suspend(*in.suspended_state, row);

  // 2. For ECS the service-linked role is used, whatever role was sent.
  if (!known) {
    if (ctx.Rows<TargetRow>().Collect(ctx.account(), ctx.region()).size() >= kTargetsMax) {
      return error::LimitExceededException(
          StrCat("You have reached the limit of ", kTargetsMax, " scalable targets."));
    }
    row.account = ctx.account();
    row.region = ctx.region();
    row.service_namespace = in.service_namespace;
    row.resource_id = in.resource_id;
    row.dimension = in.scalable_dimension;
    row.id = StrCat("0ec5", ctx.NewHexId(32));
    row.policy_uuid = ctx.rng("application_autoscaling.target").Uuid();
    row.role_arn = iam::EnsureServiceLinkedRole(ctx, ctx.account(),
                                                "ecs.application-autoscaling.amazonaws.com");
    row.created_at = ctx.now();
  }
  for (const auto& [key, value] : in.tags) {
    TagRow tag;
    tag.arn = TargetArn(row);
    tag.key = key;
    tag.value = value;
    ctx.Put(tag);
  }
  ctx.Trace("scalable_target_registered",
            {{"target", row.resource_id}, {"min", row.capacity_min}, {"max", row.capacity_max}});
  // 3. Every call has the capacity compared with the bounds.
  CheckBounds(ctx, row);
  RegisterScalableTargetResponse out;
  out.scalable_target_arn = TargetArn(row);
  return out;
}

}  // namespace wt::application_autoscaling
