#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<void> CheckRoomFor(Context& ctx, const InstanceRow& instance, int64_t device_index) {
  const auto present = InterfacesOf(ctx, instance.id);
  for (const NetworkInterfaceRow& eni : present) {
    if (eni.device_index != device_index) continue;
    return error::InvalidParameterValue(
        StrCat("Instance '", instance.id, "' already has an interface attached at device index '",
               device_index, "'."));
  }
  const catalog::InstanceType* type = catalog::FindInstanceType(instance.instance_type);
  if (type != nullptr && static_cast<int>(present.size()) >= type->network_interfaces_max) {
    return error::Of("AttachmentLimitExceeded",
                     StrCat("Interface count ", present.size() + 1, " exceeds the limit for ",
                            instance.instance_type));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachNetworkInterface.html
Result<AttachNetworkInterfaceResponse> AttachNetworkInterface(
    Context& ctx, const AttachNetworkInterfaceRequest& in) {
  NetworkInterfaceRow eni = WT_TRY(FindInterface(ctx, in.network_interface_id));
  const InstanceRow instance = WT_TRY(FindInstance(ctx, in.instance_id));
  if (!eni.attachment_id.empty()) {
    return error::Of("InvalidNetworkInterface.InUse",
                     StrCat("Network interface '", eni.id, "' is currently in use."));
  }
  if (instance.state != LifecycleState::kRunning && instance.state != LifecycleState::kStopped) {
    return error::Of("IncorrectState",
                     StrCat("Instance '", instance.id, "' is not 'running' or 'stopped'."));
  }
  if (instance.az != eni.az) {
    return error::InvalidParameterCombination(
        "You may not attach a network interface to an instance if they are not in the same "
        "availability zone");
  }
  WT_TRY(CheckRoomFor(ctx, instance, in.device_index));
  WT_TRY(CheckDryRun(in));
  eni.status = "in-use";
  eni.attachment_id = ctx.NewId("eni-attach-");
  eni.instance_id = instance.id;
  eni.instance_owner_id = ctx.account();
  eni.device_index = in.device_index;
  eni.attached_at = ctx.now();
  eni.delete_on_termination = false;
  ctx.Put(eni);
  AttachNetworkInterfaceResponse out;
  out.attachment_id = eni.attachment_id;
  out.network_card_index = 0;
  return out;
}

}  // namespace wt::ec2
