#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/group_settings.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/tags.h"
#include "services/autoscaling/traffic.h"
#include "services/iam/iam.h"

namespace wt::autoscaling {
namespace {

// The members that an update has too.
UpdateAutoScalingGroupRequest SettingsOfCreate(const CreateAutoScalingGroupRequest& in) {
  UpdateAutoScalingGroupRequest out;
  out.auto_scaling_group_name = in.auto_scaling_group_name;
  out.launch_configuration_name = in.launch_configuration_name;
  out.launch_template = in.launch_template;
  out.mixed_instances_policy = in.mixed_instances_policy;
  out.min_size = in.min_size;
  out.max_size = in.max_size;
  out.default_cooldown = in.default_cooldown;
  out.availability_zones = in.availability_zones;
  out.availability_zone_ids = in.availability_zone_ids;
  out.health_check_type = in.health_check_type;
  out.health_check_grace_period = in.health_check_grace_period;
  out.placement_group = in.placement_group;
  out.vpc_zone_identifier = in.vpc_zone_identifier;
  out.termination_policies = in.termination_policies;
  out.new_instances_protected_from_scale_in = in.new_instances_protected_from_scale_in;
  out.service_linked_role_arn = in.service_linked_role_arn;
  out.max_instance_lifetime = in.max_instance_lifetime;
  out.capacity_rebalance = in.capacity_rebalance;
  out.context = in.context;
  out.desired_capacity_type = in.desired_capacity_type;
  out.default_instance_warmup = in.default_instance_warmup;
  out.instance_maintenance_policy = in.instance_maintenance_policy;
  out.availability_zone_distribution = in.availability_zone_distribution;
  out.availability_zone_impairment_policy = in.availability_zone_impairment_policy;
  out.capacity_reservation_specification = in.capacity_reservation_specification;
  out.instance_lifecycle_policy = in.instance_lifecycle_policy;
  out.deletion_protection = in.deletion_protection;
  return out;
}

Result<void> CheckCreate(Context& ctx, const CreateAutoScalingGroupRequest& in) {
  const std::string& name = in.auto_scaling_group_name;
  if (name.find(':') != std::string::npos) {
    return ValidationError(
        StrCat("Invalid AutoScalingGroup name: ", name, ". A name may not contain colons."));
  }
  if (ctx.Find<GroupRow>(name)) {
    return error::AlreadyExistsFault(
        StrCat("AutoScalingGroup by this name already exists - A group with the name ", name,
               " already exists"));
  }
  if (ctx.Rows<GroupRow>().Collect(ctx.account(), ctx.region()).size() >= kGroupsMax) {
    return error::LimitExceededFault(StrCat(
        "Only ", kGroupsMax, " AutoScalingGroups are allowed in this region for your account"));
  }
  if (in.instance_id) {
    return ValidationError("Windtunnel does not implement groups made from an instance.");
  }
  if (!in.launch_template && !in.launch_configuration_name && !in.mixed_instances_policy) {
    return ValidationError(
        "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId "
        "or MixedInstancesPolicy parameter.");
  }
  return CheckTags(in.tags);
}

Result<void> AddHooks(Context& ctx, const CreateAutoScalingGroupRequest& in) {
  for (const LifecycleHookSpecification& one : in.lifecycle_hook_specification_list) {
    HookRow row;
    row.group = in.auto_scaling_group_name;
    row.name = one.lifecycle_hook_name;
    row.transition = one.lifecycle_transition;
    row.metadata = one.notification_metadata.value_or("");
    row.heartbeat_timeout = one.heartbeat_timeout.value_or(row.heartbeat_timeout);
    row.default_result = one.default_result.value_or(row.default_result);
    row.notification_target = one.notification_target_arn.value_or("");
    row.role_arn = one.role_arn.value_or("");
    WT_TRY(CheckHook(row));
    ctx.Put(row);
  }
  return {};
}

Result<void> AddTraffic(Context& ctx, const GroupRow& group,
                        const CreateAutoScalingGroupRequest& in) {
  WT_TRY(Attach(ctx, group, "elbv2", in.target_group_arns));
  WT_TRY(Attach(ctx, group, "elb", in.load_balancer_names));
  for (const TrafficSourceIdentifier& source : in.traffic_sources) {
    const std::string fallback = source.identifier.starts_with("arn:") ? "elbv2" : "elb";
    WT_TRY(Attach(ctx, group, source.type.value_or(fallback), {source.identifier}));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
Result<CreateAutoScalingGroupResponse> CreateAutoScalingGroup(
    Context& ctx, const CreateAutoScalingGroupRequest& in) {
  WT_TRY(CheckCreate(ctx, in));
  // 1. The group, within its bounds, with something that can be launched.
  GroupRow group;
  group.account = ctx.account();
  group.region = ctx.region();
  group.name = in.auto_scaling_group_name;
  group.created_at = ctx.now();
  WT_TRY(ApplySettings(ctx, SettingsOfCreate(in), group));
  const int64_t desired = in.desired_capacity.value_or(in.min_size);
  WT_TRY(CheckGroup(ctx, group));
  if (desired < group.min_size || desired > group.max_size) {
    return ValidationError(StrCat("Desired capacity:", desired,
                                  " must be between the specified min size:", group.min_size,
                                  " and max size:", group.max_size));
  }
  group.uuid = ctx.rng("autoscaling.group").Uuid();
  const std::string role =
      iam::EnsureServiceLinkedRole(ctx, ctx.account(), "autoscaling.amazonaws.com");
  if (group.service_linked_role_arn.empty()) group.service_linked_role_arn = role;

  // 2. What belongs to it.
  ctx.Put(group);
  WT_TRY(AddHooks(ctx, in));
  wire::List<Tag> tags = in.tags;
  for (Tag& tag : tags) tag.resource_id = group.name;
  PutTags(ctx, group.name, tags);
  WT_TRY(AddTraffic(ctx, group, in));
  ctx.Trace("group_created", {{"group", group.name},
                              {"min", group.min_size},
                              {"max", group.max_size},
                              {"zones", Join(group.zones, ",")}});

  // 3. Its instances come later.
  ChangeDesired(ctx, group, desired,
                StrCat("a user request created an AutoScalingGroup changing the desired capacity "
                       "from 0 to ",
                       desired));
  Health::Begin(ctx, group);
  return CreateAutoScalingGroupResponse{};
}

}  // namespace wt::autoscaling
