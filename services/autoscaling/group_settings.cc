#include "services/autoscaling/group_settings.h"

#include <algorithm>
#include <set>

#include "services/autoscaling/group.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/launch_configuration.h"
#include "services/autoscaling/zone_ids.h"

namespace wt::autoscaling {
namespace {

constexpr int64_t kLifetimeMin = 86400;

template <class T, class U>
void Assign(const std::optional<T>& from, U& to) {
  if (from) to = *from;
}

Result<void> ApplyLaunch(Context& ctx, const UpdateAutoScalingGroupRequest& in, GroupRow& group) {
  const int given = (in.launch_configuration_name ? 1 : 0) + (in.launch_template ? 1 : 0) +
                    (in.mixed_instances_policy ? 1 : 0);
  if (given > 1) {
    return ValidationError(
        "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId "
        "or MixedInstancesPolicy parameter.");
  }
  if (given == 0) return {};
  group.launch_configuration.clear();
  group.template_id.clear();
  group.template_name.clear();
  group.template_version.clear();
  group.has_mixed = false;
  group.mixed = {};
  if (in.launch_configuration_name) {
    group.launch_configuration =
        WT_TRY(FindLaunchConfiguration(ctx, *in.launch_configuration_name)).name;
  }
  if (in.launch_template) {
    const LaunchTemplateSpecification known = WT_TRY(CompleteTemplate(ctx, *in.launch_template));
    group.template_id = *known.launch_template_id;
    group.template_name = *known.launch_template_name;
    group.template_version = known.version.value_or("$Default");
  }
  if (in.mixed_instances_policy) {
    group.mixed = WT_TRY(CompletePolicy(ctx, *in.mixed_instances_policy));
    group.has_mixed = true;
  }
  return {};
}

Result<void> ApplyZones(Context& ctx, const UpdateAutoScalingGroupRequest& in, GroupRow& group) {
  std::vector<std::string> zones(in.availability_zones.begin(), in.availability_zones.end());
  for (const std::string& id : in.availability_zone_ids) {
    const std::optional<std::string> zone = ZoneOfId(ctx, id);
    if (!zone) return ValidationError(StrCat("Invalid availability zone id: ", id));
    zones.push_back(*zone);
  }
  if (in.vpc_zone_identifier) {
    group.subnets.clear();
    std::set<std::string> of_subnets;
    for (std::string_view id : Split(*in.vpc_zone_identifier, ',')) {
      while (id.starts_with(' ')) id.remove_prefix(1);
      while (id.ends_with(' ')) id.remove_suffix(1);
      if (id.empty()) continue;
      const auto subnet = ctx.Find<ec2::SubnetRow>(id);
      if (!subnet) return ValidationError(StrCat("The subnet ID '", id, "' does not exist"));
      if (std::find(group.subnets.begin(), group.subnets.end(), id) != group.subnets.end())
        continue;
      group.subnets.emplace_back(id);
      of_subnets.insert(subnet->az);
    }
    const std::set<std::string> named(zones.begin(), zones.end());
    if (!named.empty() && !of_subnets.empty() && named != of_subnets) {
      return ValidationError(
          "The availability zones of the specified subnets and the Auto Scaling group do not "
          "match");
    }
    if (!of_subnets.empty()) zones.assign(of_subnets.begin(), of_subnets.end());
  } else if (!zones.empty()) {
    group.subnets.clear();
  }
  if (!zones.empty()) {
    // Zones are an account's from the start, though nobody has called EC2 yet.
    static_cast<void>(ec2::DefaultVpc(ctx));
    std::sort(zones.begin(), zones.end());
    for (const std::string& zone : zones) {
      if (ZoneId(ctx, zone).empty()) {
        return ValidationError(StrCat("Invalid Availability Zone: ", zone));
      }
    }
    group.zones = std::move(zones);
  }
  return {};
}

Result<void> ApplyHealth(const UpdateAutoScalingGroupRequest& in, GroupRow& group) {
  if (in.health_check_type) {
    for (const std::string_view type : Split(*in.health_check_type, ',')) {
      if (type == "EC2" || type == "ELB" || type == "EBS" || type == "VPC_LATTICE") continue;
      return ValidationError(StrCat("Invalid HealthCheckType: ", type,
                                    ". Valid values are EC2, ELB, EBS and VPC_LATTICE."));
    }
    group.health_check_type = *in.health_check_type;
  }
  if (in.health_check_grace_period && *in.health_check_grace_period < 0) {
    return ValidationError("HealthCheckGracePeriod must not be negative.");
  }
  Assign(in.health_check_grace_period, group.grace_period);
  if (in.default_cooldown && *in.default_cooldown < 0) {
    return ValidationError("DefaultCooldown must not be negative.");
  }
  Assign(in.default_cooldown, group.default_cooldown);
  if (in.default_instance_warmup) {
    group.default_instance_warmup = in.default_instance_warmup;
    if (*in.default_instance_warmup < 0) group.default_instance_warmup.reset();
  }
  if (in.max_instance_lifetime) {
    if (*in.max_instance_lifetime != 0 && *in.max_instance_lifetime < kLifetimeMin) {
      return ValidationError(
          StrCat("Max instance lifetime must be 0 or at least ", kLifetimeMin, " seconds."));
    }
    group.max_instance_lifetime = in.max_instance_lifetime;
    if (*in.max_instance_lifetime == 0) group.max_instance_lifetime.reset();
  }
  return {};
}

Result<void> ApplyPolicies(const UpdateAutoScalingGroupRequest& in, GroupRow& group) {
  if (in.termination_policies.given()) {
    constexpr std::string_view kKnown[] = {"AllocationStrategy",
                                           "ClosestToNextInstanceHour",
                                           "Default",
                                           "NewestInstance",
                                           "OldestInstance",
                                           "OldestLaunchConfiguration",
                                           "OldestLaunchTemplate"};
    for (const std::string& policy : in.termination_policies) {
      const bool known =
          std::find(std::begin(kKnown), std::end(kKnown), policy) != std::end(kKnown);
      if (!known && !policy.starts_with("arn:aws:lambda:")) {
        return ValidationError(StrCat("Invalid termination policy: ", policy));
      }
    }
    group.termination_policies.assign(in.termination_policies.begin(),
                                      in.termination_policies.end());
  }
  if (group.termination_policies.empty()) group.termination_policies = {"Default"};
  if (in.instance_maintenance_policy) {
    const int64_t low = in.instance_maintenance_policy->min_healthy_percentage.value_or(-1);
    const int64_t high = in.instance_maintenance_policy->max_healthy_percentage.value_or(-1);
    if (low == -1 && high == -1) {
      group.extras->instance_maintenance_policy.reset();
    } else if (low < 0 || low > 100 || high < 100 || high > 200 || high - low > 100) {
      return ValidationError(
          "MinHealthyPercentage must be between 0 and 100, MaxHealthyPercentage between 100 and "
          "200, and they must not differ by more than 100.");
    } else {
      group.extras->instance_maintenance_policy = in.instance_maintenance_policy;
    }
  }
  return {};
}

}  // namespace

Result<MixedInstancesPolicy> CompletePolicy(Context& ctx, const MixedInstancesPolicy& in) {
  MixedInstancesPolicy out = in;
  if (!out.launch_template || !out.launch_template->launch_template_specification) {
    return ValidationError("A MixedInstancesPolicy must contain a LaunchTemplateSpecification.");
  }
  LaunchTemplateSpecification& main = *out.launch_template->launch_template_specification;
  main = WT_TRY(CompleteTemplate(ctx, main));
  if (!main.version) main.version = "$Default";
  bool weighted = false, plain = false;
  for (LaunchTemplateOverrides& one : out.launch_template->overrides) {
    if (one.instance_requirements) {
      return ValidationError(
          "Windtunnel does not implement InstanceRequirements in a MixedInstancesPolicy.");
    }
    if (one.launch_template_specification) {
      one.launch_template_specification =
          WT_TRY(CompleteTemplate(ctx, *one.launch_template_specification));
    }
    (one.weighted_capacity ? weighted : plain) = true;
    if (one.weighted_capacity) {
      const int64_t weight = ParseInt(*one.weighted_capacity).value_or(0);
      if (weight < 1 || weight > 999) {
        return ValidationError("WeightedCapacity must be between 1 and 999.");
      }
    }
  }
  if (weighted && plain) {
    return ValidationError("Either all or none of the overrides may have a WeightedCapacity.");
  }
  if (!out.instances_distribution) out.instances_distribution.emplace();
  InstancesDistribution& distribution = *out.instances_distribution;
  const auto fill = [](auto& slot, auto value) {
    if (!slot) slot = value;
  };
  fill(distribution.on_demand_allocation_strategy, "prioritized");
  fill(distribution.on_demand_base_capacity, 0);
  fill(distribution.on_demand_percentage_above_base_capacity, 100);
  fill(distribution.spot_allocation_strategy, "lowest-price");
  if (*distribution.spot_allocation_strategy == "lowest-price")
    fill(distribution.spot_instance_pools, 2);
  return out;
}

Result<void> ApplySettings(Context& ctx, const UpdateAutoScalingGroupRequest& in, GroupRow& group) {
  WT_TRY(ApplyLaunch(ctx, in, group));
  WT_TRY(ApplyZones(ctx, in, group));
  WT_TRY(ApplyHealth(in, group));
  WT_TRY(ApplyPolicies(in, group));
  Assign(in.min_size, group.min_size);
  Assign(in.max_size, group.max_size);
  Assign(in.placement_group, group.placement_group);
  Assign(in.new_instances_protected_from_scale_in, group.protect_new);
  Assign(in.capacity_rebalance, group.capacity_rebalance);
  Assign(in.context, group.context);
  Assign(in.desired_capacity_type, group.desired_capacity_type);
  Assign(in.deletion_protection, group.deletion_protection);
  Assign(in.service_linked_role_arn, group.service_linked_role_arn);
  AutoScalingGroup& extras = *group.extras;
  if (in.availability_zone_distribution) {
    extras.availability_zone_distribution = in.availability_zone_distribution;
  }
  if (in.availability_zone_impairment_policy) {
    extras.availability_zone_impairment_policy = in.availability_zone_impairment_policy;
  }
  if (in.capacity_reservation_specification) {
    extras.capacity_reservation_specification = in.capacity_reservation_specification;
  }
  if (in.instance_lifecycle_policy) {
    extras.instance_lifecycle_policy = in.instance_lifecycle_policy;
  }
  return {};
}

Result<void> CheckGroup(Context& ctx, const GroupRow& group) {
  if (group.min_size < 0 || group.max_size < 0) {
    return ValidationError("MinSize and MaxSize must not be negative.");
  }
  if (group.min_size > group.max_size) {
    return ValidationError(StrCat("Max bound, ", group.max_size,
                                  ", must be greater than or equal to min bound, ",
                                  group.min_size));
  }
  if (group.zones.empty()) {
    return ValidationError("At least one Availability Zone or VPC Subnet is required.");
  }
  const std::string subnet = group.subnets.empty() ? "" : group.subnets.front();
  if (group.has_mixed) {
    return CheckTemplate(ctx, *group.mixed->launch_template->launch_template_specification, subnet);
  }
  if (group.template_id.empty()) return {};
  return CheckTemplate(
      ctx, TemplateOf(group.template_id, group.template_name, group.template_version), subnet);
}

}  // namespace wt::autoscaling
