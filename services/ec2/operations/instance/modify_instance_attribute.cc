#include "emulator/base/encoding.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Error NotStopped(const InstanceRow& row) {
  return error::Of("IncorrectInstanceState",
                   StrCat("The instance '", row.id, "' is not in the 'stopped' state."));
}

bool Truth(const std::string& text) { return EqualsIgnoreCase(text, "true"); }

// The old form: one attribute by name, with its value as text.
Result<ModifyInstanceAttributeRequest> Named(const ModifyInstanceAttributeRequest& in) {
  ModifyInstanceAttributeRequest out = in;
  if (!in.attribute) return out;
  const std::string value = in.value.value_or("");
  if (*in.attribute == "disableApiTermination") {
    out.disable_api_termination.emplace().value = Truth(value);
  } else if (*in.attribute == "disableApiStop") {
    out.disable_api_stop.emplace().value = Truth(value);
  } else if (*in.attribute == "sourceDestCheck") {
    out.source_dest_check.emplace().value = Truth(value);
  } else if (*in.attribute == "ebsOptimized") {
    out.ebs_optimized.emplace().value = Truth(value);
  } else if (*in.attribute == "instanceType") {
    out.instance_type.emplace().value = value;
  } else if (*in.attribute == "instanceInitiatedShutdownBehavior") {
    out.instance_initiated_shutdown_behavior.emplace().value = value;
  } else if (*in.attribute == "userData") {
    out.user_data.emplace().value = Base64Decode(value).value_or(value);
  } else {
    return error::InvalidParameterValue(StrCat("Value (", *in.attribute,
                                               ") for parameter attribute is invalid. Unknown "
                                               "attribute."));
  }
  return out;
}

Result<void> SetGroups(Context& ctx, const InstanceRow& row,
                       const wire::List<std::string>& group_ids) {
  if (group_ids.empty()) return {};
  std::vector<std::string> ids;
  for (const std::string& id : group_ids) ids.push_back(WT_TRY(FindSecurityGroup(ctx, id)).id);
  for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
    if (eni.device_index != 0) continue;
    eni.group_ids = ids;
    ctx.Put(eni);
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
Result<ModifyInstanceAttributeResponse> ModifyInstanceAttribute(
    Context& ctx, const ModifyInstanceAttributeRequest& request) {
  InstanceRow row = WT_TRY(FindInstance(ctx, request.instance_id));
  const ModifyInstanceAttributeRequest in = WT_TRY(Named(request));
  const bool stopped = row.state == LifecycleState::kStopped;
  // 1. What the hardware or the boot depends on can change only while it is stopped.
  if (in.instance_type) {
    const std::string type = in.instance_type->value.value_or("");
    if (!stopped) return NotStopped(row);
    if (catalog::FindInstanceType(type) == nullptr) {
      return error::InvalidParameterValue(StrCat("Invalid value '", type, "' for InstanceType."));
    }
    row.instance_type = type;
  }
  if (in.user_data) {
    if (!stopped) return NotStopped(row);
    row.user_data = Base64Encode(in.user_data->value.value_or(""));
  }
  if (in.ebs_optimized) {
    if (!stopped) return NotStopped(row);
    row.ebs_optimized = in.ebs_optimized->value.value_or(false);
  }
  // 2. The rest changes at once.
  if (in.disable_api_termination) {
    row.api_termination_disabled = in.disable_api_termination->value.value_or(false);
  }
  if (in.disable_api_stop) row.api_stop_disabled = in.disable_api_stop->value.value_or(false);
  if (in.source_dest_check) {
    row.source_dest_check = in.source_dest_check->value.value_or(true);
    for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
      if (eni.device_index != 0) continue;
      eni.source_dest_check = row.source_dest_check;
      ctx.Put(eni);
    }
  }
  for (const auto& change : in.block_device_mappings) {
    for (VolumeRow volume : VolumesOf(ctx, row.id)) {
      if (volume.device != change.device_name.value_or("") || !change.ebs) continue;
      volume.delete_on_termination =
          change.ebs->delete_on_termination.value_or(volume.delete_on_termination);
      ctx.Put(volume);
    }
  }
  if (in.instance_initiated_shutdown_behavior) {
    const std::string behavior = in.instance_initiated_shutdown_behavior->value.value_or("");
    if (behavior != "stop" && behavior != "terminate") {
      return error::InvalidParameterValue(StrCat(
          "Value (", behavior, ") for parameter instanceInitiatedShutdownBehavior is invalid."));
    }
    row.shutdown_behavior = behavior;
  }
  WT_TRY(SetGroups(ctx, row, in.groups));
  WT_TRY(CheckDryRun(in));
  ctx.Put(row);
  return ModifyInstanceAttributeResponse{};
}

}  // namespace wt::ec2
