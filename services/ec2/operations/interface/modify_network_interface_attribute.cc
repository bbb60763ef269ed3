#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html
Result<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttribute(
    Context& ctx, const ModifyNetworkInterfaceAttributeRequest& in) {
  NetworkInterfaceRow eni = WT_TRY(FindInterface(ctx, in.network_interface_id));
  if (eni.requester_managed) {
    return error::Of("AuthFailure", "You do not have permission to access the specified resource.");
  }
  const int given = (in.description ? 1 : 0) + (in.source_dest_check ? 1 : 0) +
                    (in.groups.empty() ? 0 : 1) + (in.attachment ? 1 : 0) +
                    (in.associate_public_ip_address ? 1 : 0);
  if (given == 0) return error::MissingParameter("Attribute");
  if (given > 1) {
    return error::InvalidParameterCombination("Fields for multiple attribute types specified");
  }
  if (in.description) eni.description = in.description->value.value_or("");
  if (in.source_dest_check) eni.source_dest_check = in.source_dest_check->value.value_or(true);
  if (!in.groups.empty()) {
    const SubnetRow subnet = WT_TRY(FindSubnet(ctx, eni.subnet_id));
    eni.group_ids = WT_TRY(CheckGroups(ctx, subnet, in.groups));
  }
  if (in.attachment) {
    if (in.attachment->attachment_id.value_or("") != eni.attachment_id ||
        eni.attachment_id.empty()) {
      return error::NotFound("InvalidAttachmentID.NotFound", "networkInterface attachment ID",
                             in.attachment->attachment_id.value_or(""));
    }
    eni.delete_on_termination =
        in.attachment->delete_on_termination.value_or(eni.delete_on_termination);
  }
  if (in.associate_public_ip_address) {
    eni.assigns_public_ip = *in.associate_public_ip_address;
    if (!eni.assigns_public_ip && eni.allocation_id.empty()) eni.public_ip.clear();
    if (eni.assigns_public_ip && eni.public_ip.empty()) eni.public_ip = NewPublicAddress(ctx);
  }
  WT_TRY(CheckDryRun(in));
  ctx.Put(eni);
  // The instance shows its first interface's settings as its own.
  if (eni.device_index == 0 && !eni.instance_id.empty()) {
    if (std::optional<InstanceRow> instance = ctx.Find<InstanceRow>(eni.instance_id)) {
      instance->source_dest_check = eni.source_dest_check;
      if (instance->state == LifecycleState::kRunning) instance->public_ip = eni.public_ip;
      ctx.Put(*instance);
    }
  }
  return ModifyNetworkInterfaceAttributeResponse{};
}

}  // namespace wt::ec2
