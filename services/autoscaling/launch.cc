#include "services/autoscaling/launch.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/launch_configuration.h"
#include "services/autoscaling/limits.h"

namespace wt::autoscaling {
namespace {

constexpr std::string_view kAutoScalingRequester = "940372691376";

// What a launch asks for, and what the group's record of the instance says of it.
struct Choice {
  ec2::RunInstancesRequest request;
  MemberRow member;
};

ec2::LaunchTemplateSpecification ToEc2(const LaunchTemplateSpecification& in) {
  ec2::LaunchTemplateSpecification out;
  out.launch_template_id = in.launch_template_id;
  // Both are known to the group, and EC2 takes one.
  if (!in.launch_template_id) out.launch_template_name = in.launch_template_name;
  out.version = in.version;
  return out;
}

bool WantsSpot(Context& ctx, const GroupRow& group) {
  if (!group.has_mixed) return false;
  int64_t on_demand = 0, all = 0;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (!Counts(member)) continue;
    all += WeightOf(member);
    if (!member.spot) on_demand += WeightOf(member);
  }
  return on_demand >= OnDemandOf(group, all + 1);
}

// Deviation: AWS weighs prices, pools and their capacity; here the first type of the list is taken
// (for Spot with lowest-price the one of the first pools that has fewest instances); because there
// is no Spot market.
const LaunchTemplateOverrides* ChooseOverride(Context& ctx, const GroupRow& group, bool spot) {
  const auto& policy = *group.mixed;
  if (!policy.launch_template || policy.launch_template->overrides.empty()) return nullptr;
  const auto& overrides = policy.launch_template->overrides;
  const auto& distribution = policy.instances_distribution;
  if (!spot || !distribution ||
      distribution->spot_allocation_strategy.value_or("lowest-price") != "lowest-price") {
    return &overrides.front();
  }
  const auto pools = static_cast<size_t>(distribution->spot_instance_pools.value_or(2));
  const size_t count = std::min(pools, overrides.size());
  std::vector<int64_t> held(count, 0);
  for (const MemberRow& member : MembersOf(ctx, group)) {
    for (size_t i = 0; i < count; ++i) {
      if (Counts(member) && overrides[i].instance_type == member.instance_type) ++held[i];
    }
  }
  const auto least = std::min_element(held.begin(), held.end()) - held.begin();
  return &overrides[static_cast<size_t>(least)];
}

Result<Choice> FromConfiguration(Context& ctx, const GroupRow& group) {
  const auto row = ctx.Find<LaunchConfigurationRow>(group.launch_configuration);
  if (!row) {
    return ValidationError(
        StrCat("Launch configuration name not found - ", group.launch_configuration));
  }
  Choice choice;
  choice.request = RequestOf(*row->configuration);
  choice.member.launch_configuration = group.launch_configuration;
  return choice;
}

Result<Choice> FromTemplate(Context& ctx, const GroupRow& group) {
  const bool spot = WantsSpot(ctx, group);
  LaunchTemplateSpecification wanted;
  const LaunchTemplateOverrides* change = nullptr;
  if (group.has_mixed) {
    if (group.mixed->launch_template &&
        group.mixed->launch_template->launch_template_specification) {
      wanted = *group.mixed->launch_template->launch_template_specification;
    }
    change = ChooseOverride(ctx, group, spot);
    if (change != nullptr && change->launch_template_specification) {
      wanted = *change->launch_template_specification;
    }
  } else {
    wanted = TemplateOf(group.template_id, group.template_name, group.template_version);
  }
  const ec2::ResolvedTemplate found = WT_TRY(ec2::ResolveLaunchTemplate(ctx, ToEc2(wanted)));
  Choice choice;
  choice.request = ec2::RequestOf(found.data);
  choice.member.template_id = found.row.id;
  choice.member.template_name = found.row.name;
  choice.member.template_version = StrCat(found.version);
  if (change != nullptr) {
    if (change->instance_type) choice.request.instance_type = change->instance_type;
    if (change->image_id) choice.request.image_id = change->image_id;
    choice.member.weight = change->weighted_capacity.value_or("");
  }
  if (spot) {
    choice.request.instance_market_options.emplace().market_type = "spot";
    choice.member.spot = true;
  }
  return choice;
}

void AddTags(Context& ctx, const GroupRow& group, const MemberRow& member,
             ec2::RunInstancesRequest& request, ec2::LaunchOrigin& origin) {
  ec2::TagSpecification* mine = nullptr;
  for (ec2::TagSpecification& specification : request.tag_specifications) {
    if (specification.resource_type == "instance") mine = &specification;
  }
  if (mine == nullptr) {
    mine = &request.tag_specifications.emplace_back();
    mine->resource_type = "instance";
  }
  // A group's tag goes before its template's of the same key.
  for (const TagRow& tag : ctx.Scan<TagRow>(group.name)) {
    if (!tag.propagate) continue;
    std::erase_if(mine->tags, [&](const ec2::Tag& known) { return known.key == tag.key; });
    mine->tags.push_back({tag.key, tag.value});
  }
  if (mine->tags.empty()) request.tag_specifications.clear();
  origin.requester_id = kAutoScalingRequester;
  origin.service_tags.push_back({std::string("aws:autoscaling:groupName"), group.name});
  if (!member.template_id.empty()) {
    origin.service_tags.push_back({std::string("aws:ec2launchtemplate:id"), member.template_id});
    origin.service_tags.push_back(
        {std::string("aws:ec2launchtemplate:version"), member.template_version});
  }
}

// One of the group's subnets in the zone.
std::string SubnetIn(Context& ctx, const GroupRow& group, std::string_view az) {
  std::vector<std::string> there;
  for (const std::string& id : group.subnets) {
    const auto* subnet = ctx.Peek<ec2::SubnetRow>(id);
    if (subnet != nullptr && subnet->az == az) there.push_back(id);
  }
  if (there.empty()) return {};
  return there[ctx.rng("autoscaling.subnet").Below(there.size())];
}

std::string FailureText(const Error& error) {
  std::string message = error.message;
  while (!message.empty() && message.back() == '.') message.pop_back();
  return StrCat(message, ". Launching EC2 instance failed.");
}

Result<Choice> Choose(Context& ctx, const GroupRow& group) {
  return group.launch_configuration.empty() ? FromTemplate(ctx, group)
                                            : FromConfiguration(ctx, group);
}

Result<std::string> Run(Context& ctx, const GroupRow& group, const LaunchPlan& plan,
                        const std::string& subnet, Choice& choice) {
  choice = WT_TRY(Choose(ctx, group));
  if (subnet.empty() && !group.subnets.empty()) {
    return Error{.code = "InvalidSubnetID.NotFound",
                 .message = StrCat("The subnet ID '", group.subnets.front(), "' does not exist")};
  }
  if (!subnet.empty()) ec2::PlaceIn(choice.request, subnet);
  if (!choice.request.placement) choice.request.placement.emplace();
  choice.request.placement->availability_zone = plan.az;
  if (!group.placement_group.empty()) choice.request.placement->group_name = group.placement_group;
  choice.request.min_count = 1;
  choice.request.max_count = 1;
  ec2::LaunchOrigin origin;
  AddTags(ctx, group, choice.member, choice.request, origin);
  return WT_TRY(ec2::Launch(ctx, choice.request, origin)).front();
}

}  // namespace

Result<LaunchTemplateSpecification> CompleteTemplate(Context& ctx,
                                                     const LaunchTemplateSpecification& wanted) {
  if (!wanted.launch_template_id && !wanted.launch_template_name) {
    return ValidationError(
        "Valid requests must contain either launchTemplateId or LaunchTemplateName");
  }
  if (wanted.launch_template_id && wanted.launch_template_name) {
    return ValidationError(
        "Valid requests must contain either launchTemplateId or LaunchTemplateName");
  }
  Result<ec2::ResolvedTemplate> found = ec2::ResolveLaunchTemplate(ctx, ToEc2(wanted));
  if (!found.ok()) {
    return ValidationError(
        StrCat("You must use a valid fully-formed launch template. ", found.error().message));
  }
  LaunchTemplateSpecification out;
  out.launch_template_id = found->row.id;
  out.launch_template_name = found->row.name;
  out.version = wanted.version;
  return out;
}

Result<void> CheckTemplate(Context& ctx, const LaunchTemplateSpecification& wanted,
                           std::string_view subnet) {
  Result<ec2::ResolvedTemplate> found = ec2::ResolveLaunchTemplate(ctx, ToEc2(wanted));
  if (!found.ok()) {
    return ValidationError(
        StrCat("You must use a valid fully-formed launch template. ", found.error().message));
  }
  // What RunInstances would say, without running anything.
  ec2::RunInstancesRequest request = ec2::RequestOf(found->data);
  if (!subnet.empty()) ec2::PlaceIn(request, subnet);
  request.min_count = 1;
  request.max_count = 1;
  request.dry_run = true;
  const Result<std::vector<std::string>> tried = ec2::Launch(ctx, request, {});
  if (tried.ok() || tried.error().code == "DryRunOperation") return {};
  return ValidationError(
      StrCat("You must use a valid fully-formed launch template. ", tried.error().message));
}

bool LaunchOne(Context& ctx, const GroupRow& group, const LaunchPlan& plan) {
  const std::string subnet = SubnetIn(ctx, group, plan.az);
  Choice choice;
  const Result<std::string> id = Run(ctx, group, plan, subnet, choice);
  if (!id.ok()) {
    // A launch that fails is over in the second in which it began.
    const std::string text = FailureText(id.error());
    BeginActivity(ctx, group,
                  {.description = StrCat("Launching a new EC2 instance.  Status Reason: ", text),
                   .cause = plan.cause,
                   .status_code = "Failed",
                   .status_message = text,
                   .progress = 100,
                   .subnet = subnet,
                   .az = plan.az});
    ctx.Trace("launch_failed", {{"group", group.name}, {"az", plan.az}, {"why", text}});
    return false;
  }
  const bool warm = plan.state.starts_with("Warmed");
  const ActivityRow activity =
      BeginActivity(ctx, group,
                    {.description = StrCat("Launching a new EC2 instance",
                                           warm ? " into warm pool: " : ": ", *id),
                     .cause = plan.cause,
                     .status_code = "PreInService",
                     .progress = 30,
                     .subnet = subnet,
                     .az = plan.az});
  const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), *id);
  MemberRow member = choice.member;
  member.id = *id;
  member.group = group.name;
  member.az = instance->az;
  member.subnet = instance->subnet_id;
  member.instance_type = instance->instance_type;
  member.image_id = instance->image_id;
  member.state = plan.state;
  member.activity = activity.sequence;
  member.launched_at = ctx.now();
  member.extra = plan.extra;
  member.replaces = plan.replaces;
  member.refresh_id = plan.refresh_id;
  ctx.Put(member);
  ctx.Trace("instance_chosen", {{"group", group.name},
                                {"instance", *id},
                                {"az", member.az},
                                {"subnet", member.subnet},
                                {"instance_type", member.instance_type}});
  return true;
}

std::vector<std::string> InstanceTypesOf(Context& ctx, const GroupRow& group) {
  std::vector<std::string> types;
  if (group.has_mixed && group.mixed->launch_template) {
    for (const auto& one : group.mixed->launch_template->overrides) {
      if (one.instance_type) types.push_back(*one.instance_type);
    }
  }
  if (!types.empty()) return types;
  if (const Result<Choice> choice = Choose(ctx, group); choice.ok()) {
    types.push_back(choice->request.instance_type.value_or("m1.small"));
  }
  return types;
}

bool IsCurrent(Context& ctx, const GroupRow& group, const MemberRow& member) {
  const Result<Choice> choice = Choose(ctx, group);
  if (!choice.ok()) return true;
  if (member.launch_configuration != choice->member.launch_configuration) return false;
  if (member.template_id != choice->member.template_id) return false;
  if (member.template_version != choice->member.template_version) return false;
  const std::vector<std::string> types = InstanceTypesOf(ctx, group);
  return std::find(types.begin(), types.end(), member.instance_type) != types.end();
}

int64_t OnDemandOf(const GroupRow& group, int64_t capacity) {
  if (!group.has_mixed) return capacity;
  int64_t base = 0, percent = 100;
  if (const auto& distribution = group.mixed->instances_distribution) {
    base = distribution->on_demand_base_capacity.value_or(0);
    percent = distribution->on_demand_percentage_above_base_capacity.value_or(100);
  }
  // The share above the base is rounded up.
  const int64_t above = std::max<int64_t>(0, capacity - base);
  return std::min(capacity, base) + (above * percent + 99) / 100;
}

}  // namespace wt::autoscaling
