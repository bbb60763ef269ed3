// RunInstances: from a request to rows. Everything is checked before anything is made.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/world/trouble.h"
#include "emulator/world/world.h"
#include "services/ec2/catalog/images.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/catalog/public_parameters.h"
#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/image.h"
#include "services/ec2/instance.h"
#include "services/ec2/instance_profile.h"
#include "services/ec2/launch_network.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/limits.h"
#include "services/ec2/placement_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// What a checked request comes to.
struct Plan {
  std::string image_id;
  LaunchImage image;
  const catalog::InstanceType* type = nullptr;
  NetworkPlan network;
  std::optional<iam::InstanceProfileRow> profile;
  int64_t count = 1;
  wire::List<Tag> instance_tags, volume_tags, interface_tags;
};

Result<void> CheckCounts(const RunInstancesRequest& in) {
  for (const auto& [name, value] :
       {std::pair("minCount", in.min_count), std::pair("maxCount", in.max_count)}) {
    if (value < 1) {
      return error::InvalidParameterValue(StrCat("Value (", value, ") for parameter ", name,
                                                 " is invalid. It must be greater than 0."));
    }
  }
  if (in.min_count > in.max_count) {
    return error::InvalidParameterCombination(
        "The minimum number of instances must not be greater than the maximum.");
  }
  return {};
}

Result<const catalog::InstanceType*> CheckType(const RunInstancesRequest& in,
                                               const LaunchImage& image) {
  const std::string name = in.instance_type.value_or("m1.small");
  const catalog::InstanceType* type = catalog::FindInstanceType(name);
  if (type == nullptr) {
    return error::InvalidParameterValue(StrCat("Invalid value '", name, "' for InstanceType."));
  }
  const auto& known = type->architectures;
  if (!image.architecture.empty() &&
      std::find(known.begin(), known.end(), image.architecture) == known.end()) {
    return error::InvalidParameterValue(
        StrCat("The architecture '", Join(known, ","), "' of the specified instance type does not ",
               "match the architecture '", image.architecture,
               "' of the specified AMI. Specify an instance type and an AMI that have matching ",
               "architectures, and try again."));
  }
  return type;
}

// Groups are by name; a group that is not there cannot be launched into.
Result<void> CheckPlacement(Context& ctx, const RunInstancesRequest& in) {
  if (!in.placement) return {};
  const std::string group = in.placement->group_name.value_or("");
  if (!group.empty() && !ctx.Find<PlacementGroupRow>(group)) {
    return PlacementGroupUnknown(group);
  }
  const std::string tenancy = in.placement->tenancy.value_or("default");
  if (tenancy != "default" && tenancy != "dedicated" && tenancy != "host" && !tenancy.empty()) {
    return error::InvalidParameterValue(
        StrCat("Value (", tenancy, ") for parameter tenancy is invalid."));
  }
  return {};
}

// "resolve:ssm:NAME" means the image that a public parameter names.
// Deviation: AWS also reads the account's own parameters; here only AWS's public ones.
Result<std::string> ImageIdOf(Context& ctx, const std::string& text) {
  constexpr std::string_view kAlias = "resolve:ssm:";
  if (!text.starts_with(kAlias)) return text;
  const std::string name = text.substr(kAlias.size());
  for (const catalog::PublicParameter& parameter : catalog::PublicParameters(ctx.region())) {
    if (parameter.name == name) return parameter.value;
  }
  return error::InvalidParameterValue(
      StrCat("The parameter ", name, " could not be resolved to an image ID."));
}

Result<Plan> Check(Context& ctx, const RunInstancesRequest& in) {
  Plan plan;
  if (!in.image_id || in.image_id->empty()) return error::MissingParameter("ImageId");
  WT_TRY(CheckCounts(in));
  plan.image_id = WT_TRY(ImageIdOf(ctx, *in.image_id));
  plan.image = WT_TRY(ResolveLaunchImage(ctx, plan.image_id, in.user_data.value_or("")));
  plan.type = WT_TRY(CheckType(in, plan.image));
  plan.network = WT_TRY(PlanNetwork(ctx, in));
  if (in.key_name && !in.key_name->empty() && !ctx.Find<KeyPairRow>(*in.key_name)) {
    return error::NotFound("InvalidKeyPair.NotFound", "key pair", *in.key_name);
  }
  plan.profile = WT_TRY(ProfileOf(ctx, in.iam_instance_profile));
  if (in.user_data && !Base64Decode(*in.user_data)) {
    return error::InvalidParameterValue("Invalid BASE64 encoding of user data.");
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"instance", "volume", "network-interface",
                                                     "spot-instances-request", "elastic-gpu"}));
  plan.instance_tags = WT_TRY(TagsFor(in.tag_specifications, "instance"));
  plan.volume_tags = WT_TRY(TagsFor(in.tag_specifications, "volume"));
  plan.interface_tags = WT_TRY(TagsFor(in.tag_specifications, "network-interface"));
  plan.count = WT_TRY(PlanCount(ctx, in, plan.network));
  WT_TRY(CheckPlacement(ctx, in));
  return plan;
}

// --- Making --------------------------------------------------------------------------------------

void MakeVolumes(Context& ctx, const Plan& plan, const RunInstancesRequest& in,
                 const InstanceRow& row) {
  // The image's devices, each as the request changes it; then the request's own.
  std::vector<BlockDeviceMapping> devices(plan.image.devices.begin(), plan.image.devices.end());
  for (const BlockDeviceMapping& change : in.block_device_mappings) {
    const auto known = std::find_if(devices.begin(), devices.end(), [&](const auto& device) {
      return device.device_name == change.device_name;
    });
    if (known == devices.end()) {
      devices.push_back(change);
    } else if (change.no_device) {
      devices.erase(known);
    } else if (change.ebs) {
      if (!known->ebs) known->ebs.emplace();
      EbsBlockDevice& ebs = *known->ebs;
      if (change.ebs->volume_size) ebs.volume_size = change.ebs->volume_size;
      if (change.ebs->volume_type) ebs.volume_type = change.ebs->volume_type;
      if (change.ebs->iops) ebs.iops = change.ebs->iops;
      if (change.ebs->throughput) ebs.throughput = change.ebs->throughput;
      if (change.ebs->encrypted) ebs.encrypted = change.ebs->encrypted;
      if (change.ebs->delete_on_termination) {
        ebs.delete_on_termination = change.ebs->delete_on_termination;
      }
      if (change.ebs->kms_key_id) ebs.kms_key_id = change.ebs->kms_key_id;
    }
  }
  for (const BlockDeviceMapping& device : devices) {
    if (!device.ebs) continue;
    VolumeRow volume;
    volume.id = ctx.NewId("vol-");
    volume.az = row.az;
    volume.type = device.ebs->volume_type.value_or("gp2");
    volume.size_gib = device.ebs->volume_size.value_or(8);
    volume.snapshot_id = device.ebs->snapshot_id.value_or("");
    volume.encrypted = device.ebs->encrypted.value_or(false);
    volume.kms_key_id = device.ebs->kms_key_id.value_or("");
    if (volume.type == "gp2") {
      volume.iops = std::clamp<int64_t>(volume.size_gib * 3, 100, 16000);
    } else if (volume.type == "gp3") {
      volume.iops = device.ebs->iops.value_or(3000);
      volume.throughput = device.ebs->throughput.value_or(125);
    } else {
      volume.iops = device.ebs->iops.value_or(0);
    }
    volume.state = "in-use";
    volume.created_at = ctx.now();
    volume.attached_at = ctx.now();
    volume.instance_id = row.id;
    volume.device = device.device_name.value_or("/dev/xvda");
    volume.delete_on_termination = device.ebs->delete_on_termination.value_or(true);
    ctx.Put(volume);
    static_cast<void>(PutTags(ctx, volume.id, plan.volume_tags));
  }
}

void PutTemplateTags(Context& ctx, const std::string& id, const ResolvedTemplate& used) {
  const auto put = [&](std::string_view key, std::string value) {
    ctx.Put(TagRow{.resource_id = id,
                   .key = std::string(key),
                   .value = std::move(value),
                   .resource_type = "instance"});
  };
  put("aws:ec2launchtemplate:id", used.row.id);
  put("aws:ec2launchtemplate:version", StrCat(used.version));
}

// The group that an instance is launched for; empty for one by RunInstances.
std::string GroupOf(const LaunchOrigin& origin) {
  for (const Tag& tag : origin.service_tags) {
    if (tag.key == "aws:autoscaling:groupName") return tag.value.value_or("");
  }
  return {};
}

// A zone that has no room for an instance of the type.
Result<void> CheckCapacity(Context& ctx, const InstanceRow& row, const LaunchOrigin& origin) {
  const std::string group = GroupOf(origin);
  const TroubleRow* trouble = FindTrouble(ctx, TroubleKind::kNoCapacity, row.az);
  if (trouble == nullptr) {
    const std::string_view asker = group.empty() ? "/api" : "/group";
    trouble = FindTrouble(ctx, TroubleKind::kNoCapacity, StrCat(row.az, asker), group);
  }
  if (trouble == nullptr) return {};
  if (!Strikes(ctx, *trouble, "ec2.capacity")) return {};
  ctx.Trace("capacity_missing",
            {{"az", row.az}, {"instance_type", row.instance_type}, {"group", group}});
  if (row.lifecycle == "spot") {
    return Error{.code = "InsufficientInstanceCapacity",
                 .message = "There is no Spot capacity available that matches your request.",
                 .http_status = 500,
                 .sender_fault = false};
  }
  std::vector<std::string> others;
  for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
    if (FindTrouble(ctx, TroubleKind::kNoCapacity, zone.name) == nullptr) {
      others.push_back(zone.name);
    }
  }
  return Error{
      .code = "InsufficientInstanceCapacity",
      .message = StrCat("We currently do not have sufficient ", row.instance_type,
                        " capacity in the Availability Zone you requested (", row.az,
                        "). Our system will be working on provisioning additional capacity.",
                        others.empty() ? ""
                                       : StrCat(" You can currently get ", row.instance_type,
                                                " capacity by not specifying an Availability Zone "
                                                "in your request or choosing ",
                                                Join(others, ", "), ".")),
      .http_status = 500,
      .sender_fault = false};
}

void SetOptions(const Plan& plan, const RunInstancesRequest& in, InstanceRow& row) {
  row.key_name = in.key_name.value_or("");
  row.user_data = in.user_data.value_or("");
  row.client_token = in.client_token.value_or("");
  row.monitoring = in.monitoring && in.monitoring->enabled;
  row.ebs_optimized = in.ebs_optimized.value_or(false);
  row.api_termination_disabled = in.disable_api_termination.value_or(false);
  row.api_stop_disabled = in.disable_api_stop.value_or(false);
  row.shutdown_behavior = in.instance_initiated_shutdown_behavior.value_or("stop");
  if (in.placement) {
    row.tenancy = in.placement->tenancy.value_or("default");
    row.group_name = in.placement->group_name.value_or("");
  }
  if (in.instance_market_options &&
      in.instance_market_options->market_type.value_or("") == "spot") {
    row.lifecycle = "spot";
  }
  if (in.credit_specification) {
    row.cpu_credits = in.credit_specification->cpu_credits;
  } else if (plan.type->burstable) {
    row.cpu_credits = plan.type->family == "t2" ? "standard" : "unlimited";
  }
  row.http_tokens = plan.image.requires_imds_v2 ? "required" : "optional";
  row.http_hop_limit = plan.image.requires_imds_v2 ? 2 : 1;
  if (const auto& options = in.metadata_options) {
    row.http_tokens = options->http_tokens.value_or(row.http_tokens);
    row.http_hop_limit = options->http_put_response_hop_limit.value_or(row.http_hop_limit);
    row.http_endpoint = options->http_endpoint.value_or(row.http_endpoint);
    row.metadata_tags = options->instance_metadata_tags.value_or(row.metadata_tags);
  }
  if (plan.profile) {
    row.instance_profile_arn = plan.profile->arn;
    row.instance_profile_id = plan.profile->id;
  }
}

}  // namespace

Result<std::vector<std::string>> Launch(Context& ctx, const RunInstancesRequest& request,
                                        const LaunchOrigin& origin) {
  std::optional<ResolvedTemplate> launch_template;
  const RunInstancesRequest in = WT_TRY(WithTemplate(ctx, request, launch_template));
  const Plan plan = WT_TRY(Check(ctx, in));
  WT_TRY(CheckDryRun(in));

  std::vector<std::string> ids;
  const std::string reservation = ctx.NewId("r-");
  for (int64_t i = 0; i < plan.count; ++i) {
    InstanceRow row;
    row.account = ctx.account();
    row.region = ctx.region();
    row.id = ctx.NewId("i-");
    row.reservation_id = reservation;
    row.image_id = plan.image_id;
    row.instance_type = plan.type->name;
    const SubnetRow& subnet = plan.network.interfaces.front().subnet;
    row.vpc_id = subnet.vpc_id;
    row.subnet_id = subnet.id;
    row.az = subnet.az;
    row.launched_at = ctx.now();
    row.launch_index = i;
    row.requester_id = origin.requester_id;
    row.architecture = plan.image.architecture.empty()
                           ? std::string(plan.type->architectures.back())
                           : plan.image.architecture;
    row.root_device_name = plan.image.root_device_name;
    row.has_ecs_agent = plan.image.has_ecs_agent;
    SetOptions(plan, in, row);
    if (row.instance_profile_arn.size() > 0) {
      row.profile_association_id = ctx.NewId("iip-assoc-");
    }
    WT_TRY(CheckCapacity(ctx, row, origin));
    WT_TRY(MakeInterfaces(ctx, plan.network, plan.interface_tags, row));
    MakeVolumes(ctx, plan, in, row);
    WT_TRY(PutTags(ctx, row.id, plan.instance_tags));
    if (launch_template) PutTemplateTags(ctx, row.id, *launch_template);
    for (const Tag& tag : origin.service_tags) {
      ctx.Put(TagRow{.resource_id = row.id,
                     .key = *tag.key,
                     .value = *tag.value,
                     .resource_type = "instance"});
    }
    row.state_reason_code = "pending";
    row.state_reason_message = "pending";
    ids.push_back(row.id);
    {
      // Each instance begins with its launch; what follows for one is not caused by the last.
      const Because because(ctx, ctx.cause());
      ctx.Trace("instance_launched", {{"instance", row.id},
                                      {"instance_type", row.instance_type},
                                      {"az", row.az},
                                      {"image", row.image_id},
                                      {"image_source", plan.image.source}});
      SetState(ctx, row, LifecycleState::kPending);
    }
  }
  return ids;
}

void Terminate(Context& ctx, const InstanceRow& before, std::string_view reason_code,
               std::string_view reason_message) {
  if (before.state == LifecycleState::kShuttingDown ||
      before.state == LifecycleState::kTerminated) {
    return;
  }
  InstanceRow row = before;
  row.state_reason_code = reason_code;
  row.state_reason_message = reason_message;
  row.transition_reason = StrCat("User initiated (", FormatIso8601(ctx.now()).substr(0, 10), " ",
                                 FormatIso8601(ctx.now()).substr(11, 8), " GMT)");
  SetState(ctx, row, LifecycleState::kShuttingDown);
}

void Stop(Context& ctx, const InstanceRow& before) {
  if (before.state != LifecycleState::kRunning) return;
  InstanceRow row = before;
  row.state_reason_code = "Client.UserInitiatedShutdown";
  row.state_reason_message = "Client.UserInitiatedShutdown: User initiated shutdown";
  row.transition_reason = StrCat("User initiated (", FormatIso8601(ctx.now()).substr(0, 10), " ",
                                 FormatIso8601(ctx.now()).substr(11, 8), " GMT)");
  SetState(ctx, row, LifecycleState::kStopping);
}

void Start(Context& ctx, const InstanceRow& before) {
  if (before.state != LifecycleState::kStopped) return;
  InstanceRow row = before;
  row.launched_at = ctx.now();
  row.transition_reason.clear();
  row.state_reason_code.clear();
  row.state_reason_message.clear();
  SetState(ctx, row, LifecycleState::kPending);
}

}  // namespace wt::ec2
