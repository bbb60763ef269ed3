#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
Result<ModifySubnetAttributeResponse> ModifySubnetAttribute(
    Context& ctx, const ModifySubnetAttributeRequest& in) {
  SubnetRow subnet = WT_TRY(FindSubnet(ctx, in.subnet_id));
  bool changed = false;
  const auto set = [&](const std::optional<AttributeBooleanValue>& given, bool& value) {
    if (!given) return;
    value = given->value.value_or(false);
    changed = true;
  };
  set(in.map_public_ip_on_launch, subnet.map_public_ip_on_launch);
  set(in.enable_dns64, subnet.enable_dns64);
  set(in.enable_resource_name_dns_a_record_on_launch, subnet.dns_a_record);
  set(in.enable_resource_name_dns_aaaa_record_on_launch, subnet.dns_aaaa_record);
  if (in.assign_ipv6_address_on_creation) {
    if (in.assign_ipv6_address_on_creation->value.value_or(false)) {
      return error::InvalidParameterValue(
          "Invalid value 'true' for assignIpv6AddressOnCreation. The subnet must have an IPv6 "
          "CIDR block.");
    }
    changed = true;
  }
  if (in.private_dns_hostname_type_on_launch) {
    const std::string& type = *in.private_dns_hostname_type_on_launch;
    if (type != "ip-name" && type != "resource-name") {
      return error::InvalidParameterValue(
          StrCat("Value (", type, ") for parameter privateDnsHostnameTypeOnLaunch is invalid."));
    }
    subnet.hostname_type = type;
    changed = true;
  }
  if (!changed) {
    return error::InvalidParameterCombination("No attributes specified.");
  }
  ctx.Put(subnet);
  return ModifySubnetAttributeResponse{};
}

}  // namespace wt::ec2
