#include "services/ec2/address.h"
#include "services/ec2/ec2.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<NetworkInterfaceRow> TargetOfAssociation(Context& ctx, const AssociateAddressRequest& in) {
  // Where both are given the instance counts: Terraform sends, beside a new instance, the interface
  // of the one before, which is gone. Inferred from that this works on AWS.
  const bool by_instance = in.instance_id && !in.instance_id->empty();
  if (!by_instance) {
    if (!in.network_interface_id || in.network_interface_id->empty()) {
      return error::MissingParameter("InstanceId or NetworkInterfaceId");
    }
    return FindInterface(ctx, *in.network_interface_id);
  }
  const InstanceRow instance = WT_TRY(FindInstance(ctx, *in.instance_id));
  if (instance.state != LifecycleState::kRunning && instance.state != LifecycleState::kStopped) {
    return error::Of("InvalidInstanceID",
                     StrCat("The ", StateName(instance.state), " instance '", instance.id,
                            "' is not in a valid state for this operation."));
  }
  const auto interfaces = InterfacesOf(ctx, instance.id);
  if (interfaces.size() != 1) {
    return error::Of("InvalidInstanceID",
                     StrCat("There are multiple interfaces attached to instance '", instance.id,
                            "'. Please specify an interface ID for the operation instead."));
  }
  return interfaces[0];
}

// Puts the address on the interface's private address; whatever was there goes back.
void Bind(Context& ctx, AddressRow address, NetworkInterfaceRow eni,
          const std::string& private_ip) {
  address.association_id = ctx.NewId("eipassoc-");
  address.network_interface_id = eni.id;
  address.instance_id = eni.instance_id;
  address.private_ip = private_ip;
  ctx.Put(address);
  if (private_ip != eni.private_ip) {
    SecondaryAddressRow row = *ctx.Find<SecondaryAddressRow>(eni.id, private_ip);
    row.public_ip = address.public_ip;
    row.allocation_id = address.allocation_id;
    row.association_id = address.association_id;
    ctx.Put(row);
    return;
  }
  eni.public_ip = address.public_ip;
  eni.allocation_id = address.allocation_id;
  eni.association_id = address.association_id;
  ctx.Put(eni);
  if (eni.device_index != 0) return;
  if (std::optional<InstanceRow> instance = ctx.Find<InstanceRow>(eni.instance_id)) {
    instance->public_ip = address.public_ip;
    ctx.Put(*instance);
  }
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
Result<AssociateAddressResponse> AssociateAddress(Context& ctx, const AssociateAddressRequest& in) {
  const AddressRow address = WT_TRY(FindAddress(ctx, in.allocation_id, in.public_ip));
  WT_TRY(CheckNotHeld(address));
  NetworkInterfaceRow eni = WT_TRY(TargetOfAssociation(ctx, in));
  // 1. The private address: the primary one, or one that the interface has.
  std::string private_ip = in.private_ip_address.value_or("");
  if (private_ip.empty()) private_ip = eni.private_ip;
  const auto secondary = ctx.Find<SecondaryAddressRow>(eni.id, private_ip);
  if (private_ip != eni.private_ip && !secondary) {
    return error::InvalidParameterValue(StrCat("The private IP address ", private_ip,
                                               " is not assigned to the interface ", eni.id, "."));
  }
  if (!HasInternetGateway(ctx, eni.vpc_id)) {
    return error::Of("Gateway.NotAttached",
                     StrCat("Network ", eni.vpc_id, " is not attached to any internet gateway"));
  }
  // 2. Associations move unless the caller forbids it.
  if (!in.allow_reassociation.value_or(true)) {
    if (!address.association_id.empty()) {
      return error::Of("Resource.AlreadyAssociated",
                       StrCat("resource ", address.allocation_id,
                              " is already associated with associate-id ", address.association_id));
    }
    const std::string bound = secondary ? secondary->association_id : eni.association_id;
    if (!bound.empty()) {
      return error::Of(
          "Resource.AlreadyAssociated",
          StrCat("resource ", eni.id, " is already associated with associate-id ", bound));
    }
  }
  WT_TRY(CheckDryRun(in));
  Disassociate(ctx, address);
  const std::string present = secondary ? secondary->allocation_id : eni.allocation_id;
  if (const auto other = ctx.Find<AddressRow>(present)) Disassociate(ctx, *other);
  Bind(ctx, *ctx.Find<AddressRow>(address.allocation_id), *ctx.Find<NetworkInterfaceRow>(eni.id),
       private_ip);
  AssociateAddressResponse out;
  out.association_id = ctx.Find<AddressRow>(address.allocation_id)->association_id;
  return out;
}

}  // namespace wt::ec2
