#include "services/autoscaling/group.h"

#include <algorithm>

#include "services/autoscaling/errors.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/tags.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/zone_ids.h"

namespace wt::autoscaling {

Error ValidationError(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

Error BadNextToken() { return error::InvalidNextToken("The token is invalid."); }

std::string NameOf(std::string_view name_or_arn) {
  constexpr std::string_view kMark = ":autoScalingGroupName/";
  const size_t at = name_or_arn.find(kMark);
  if (!name_or_arn.starts_with("arn:") || at == std::string_view::npos) {
    return std::string(name_or_arn);
  }
  return std::string(name_or_arn.substr(at + kMark.size()));
}

std::string GroupArn(const GroupRow& group) {
  return StrCat("arn:aws:autoscaling:", group.region, ":", group.account,
                ":autoScalingGroup:", group.uuid, ":autoScalingGroupName/", group.name);
}

Result<GroupRow> FindGroupRow(Context& ctx, std::string_view name) {
  std::optional<GroupRow> row = ctx.Find<GroupRow>(NameOf(name));
  if (!row || (name.starts_with("arn:") && name != GroupArn(*row))) {
    return ValidationError(
        StrCat("AutoScalingGroup name not found - AutoScalingGroup '", name, "' not found"));
  }
  return *std::move(row);
}

Result<GroupRow> FindGroupForCall(Context& ctx, std::string_view name) {
  std::optional<GroupRow> row = ctx.Find<GroupRow>(NameOf(name));
  if (!row) return ValidationError("AutoScalingGroup name not found - null");
  if (row->deleting) {
    return error::ScalingActivityInProgressFault(
        StrCat("AutoScalingGroup '", name, "' is pending deletion."));
  }
  return *std::move(row);
}

std::vector<MemberRow> MembersOf(Turn& turn, const GroupRow& group) {
  std::vector<MemberRow> members;
  for (const MemberRow& row :
       turn.Rows<MemberRow>().By<0>(group.account, group.region, group.name)) {
    members.push_back(row);
  }
  return members;
}

int64_t WeightOf(const MemberRow& member) {
  return member.weight.empty() ? 1 : ParseInt(member.weight).value_or(1);
}

bool IsWarm(const MemberRow& member) { return member.state.starts_with("Warmed:"); }

bool Counts(const MemberRow& member) {
  const bool pending = member.state.starts_with("Pending");
  return member.state == "InService" || (pending && !member.extra);
}

int64_t CapacityOf(Turn& turn, const GroupRow& group) {
  int64_t capacity = 0;
  for (const MemberRow& member :
       turn.Rows<MemberRow>().By<0>(group.account, group.region, group.name)) {
    if (Counts(member)) capacity += WeightOf(member);
  }
  return capacity;
}

bool IsSuspended(const GroupRow& group, std::string_view process) {
  return group.suspended.contains(std::string(process));
}

int64_t WarmupOf(const GroupRow& group) {
  return group.default_instance_warmup.value_or(group.default_cooldown);
}

std::string Sentence(Instant at, std::string_view clause) {
  return StrCat("At ", FormatIso8601(at), " ", clause, ".");
}

void WakeGroup(Context& ctx, const GroupRow& group) {
  const Duration delay = HowLong(ctx, kReactTakes, "autoscaling.react");
  ctx.RequestWake({.controller = kCapacity,
                   .key = ctx.Key(group.name),
                   .due = ctx.now() + delay,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kSettling});
}

void ChangeDesired(Context& ctx, GroupRow group, int64_t desired, std::string_view clause) {
  const int64_t before = group.desired;
  group.desired = desired;
  group.stuck_noted = false;
  if (before != desired) {
    group.desired_changed_at = ctx.now();
    group.trigger = Sentence(ctx.now(), clause);
    ctx.Trace(
        "desired_capacity_changed",
        {{"group", group.name}, {"from", before}, {"to", desired}, {"why", std::string(clause)}});
  }
  ctx.Put(group);
  if (before != desired) {
    ctx.Publish(DesiredCapacityChanged{.account = group.account,
                                       .region = group.region,
                                       .group = group.name,
                                       .from = before,
                                       .to = desired});
  }
  WakeGroup(ctx, group);
}

void PutDesired(Context& ctx, GroupRow group, int64_t desired) {
  if (group.desired != desired) group.desired_changed_at = ctx.now();
  group.desired = desired;
  ctx.Put(group);
  WakeGroup(ctx, group);
}

Error OutsideOfSizes(const GroupRow& group, std::string_view to_do, size_t instances) {
  return ValidationError(StrCat("AutoScalingGroup ", group.name, " has min-size=", group.min_size,
                                ", max-size=", group.max_size, ", and desired-size=", group.desired,
                                ". To ", to_do, " ", instances,
                                " more instance, please update the AutoScalingGroup sizes "
                                "appropriately."));
}

LaunchTemplateSpecification TemplateOf(std::string_view id, std::string_view name,
                                       std::string_view version) {
  LaunchTemplateSpecification out;
  out.launch_template_id = std::string(id);
  out.launch_template_name = std::string(name);
  if (!version.empty()) out.version = std::string(version);
  return out;
}

Instance ToApi(Context& ctx, const MemberRow& member) {
  Instance out;
  out.instance_id = member.id;
  if (!member.instance_type.empty()) out.instance_type = member.instance_type;
  out.availability_zone = member.az;
  out.availability_zone_id = ZoneId(ctx, member.az);
  out.lifecycle_state = member.state;
  out.health_status = member.healthy ? "Healthy" : "Unhealthy";
  out.protected_from_scale_in = member.scale_in_protected;
  if (!member.launch_configuration.empty()) {
    out.launch_configuration_name = member.launch_configuration;
  }
  if (!member.template_id.empty()) {
    out.launch_template =
        TemplateOf(member.template_id, member.template_name, member.template_version);
  }
  if (!member.weight.empty()) out.weighted_capacity = member.weight;
  return out;
}

namespace {

void AddCollections(Context& ctx, const GroupRow& group, AutoScalingGroup& out) {
  out.load_balancer_names.present = true;
  out.target_group_arns.present = true;
  out.traffic_sources.present = true;
  for (const TrafficSourceRow& source : ctx.Scan<TrafficSourceRow>(group.name)) {
    if (source.type == "elb") out.load_balancer_names.push_back(source.identifier);
    if (source.type == "elbv2") out.target_group_arns.push_back(source.identifier);
    TrafficSourceIdentifier& item = out.traffic_sources.emplace_back();
    item.identifier = source.identifier;
    item.type = source.type;
  }
  out.suspended_processes.present = true;
  for (const auto& [process, reason] : group.suspended) {
    out.suspended_processes.push_back({process, reason});
  }
  out.enabled_metrics.present = true;
  for (const std::string& metric : group.metrics) {
    out.enabled_metrics.push_back({metric, std::string("1Minute")});
  }
  out.tags = TagsOf(ctx, group.name);
  out.tags.present = true;
}

}  // namespace

AutoScalingGroup ToApi(Context& ctx, const GroupRow& group, bool instances) {
  AutoScalingGroup out = *group.extras;
  out.auto_scaling_group_name = group.name;
  out.auto_scaling_group_arn = GroupArn(group);
  if (!group.launch_configuration.empty()) {
    out.launch_configuration_name = group.launch_configuration;
  }
  if (group.has_mixed) {
    out.mixed_instances_policy = *group.mixed;
  } else if (!group.template_id.empty()) {
    out.launch_template =
        TemplateOf(group.template_id, group.template_name, group.template_version);
  }
  out.min_size = group.min_size;
  out.max_size = group.max_size;
  out.desired_capacity = group.desired;
  out.default_cooldown = group.default_cooldown;
  for (const std::string& zone : group.zones) {
    out.availability_zones.push_back(zone);
    out.availability_zone_ids.push_back(ZoneId(ctx, zone));
  }
  out.health_check_type = group.health_check_type;
  out.health_check_grace_period = group.grace_period;
  out.instances.present = true;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (instances && !IsWarm(member)) out.instances.push_back(ToApi(ctx, member));
  }
  out.created_time = group.created_at;
  if (!group.placement_group.empty()) out.placement_group = group.placement_group;
  out.vpc_zone_identifier = Join(group.subnets, ",");
  if (group.deleting) out.status = "Delete in progress";
  AddCollections(ctx, group, out);
  out.termination_policies.assign(group.termination_policies.begin(),
                                  group.termination_policies.end());
  out.new_instances_protected_from_scale_in = group.protect_new;
  out.service_linked_role_arn = group.service_linked_role_arn;
  out.max_instance_lifetime = group.max_instance_lifetime;
  out.capacity_rebalance = group.capacity_rebalance;
  if (!group.context.empty()) out.context = group.context;
  if (!group.desired_capacity_type.empty()) out.desired_capacity_type = group.desired_capacity_type;
  out.default_instance_warmup = group.default_instance_warmup;
  if (!group.deletion_protection.empty()) out.deletion_protection = group.deletion_protection;
  if (const auto pool = ctx.Find<WarmPoolRow>(group.name)) {
    out.warm_pool_configuration = *pool->configuration;
    const std::vector<MemberRow> members = MembersOf(ctx, group);
    out.warm_pool_size = std::count_if(members.begin(), members.end(), IsWarm);
  }
  return out;
}

}  // namespace wt::autoscaling
