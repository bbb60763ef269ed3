#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaceAttribute.html
Result<DescribeNetworkInterfaceAttributeResponse> DescribeNetworkInterfaceAttribute(
    Context& ctx, const DescribeNetworkInterfaceAttributeRequest& in) {
  const NetworkInterfaceRow row = WT_TRY(FindInterface(ctx, in.network_interface_id));
  const NetworkInterface api = ToApi(ctx, row);
  const std::string name = in.attribute.value_or("");
  DescribeNetworkInterfaceAttributeResponse out;
  out.network_interface_id = row.id;
  if (name == "description") {
    out.description.emplace().value = row.description;
  } else if (name == "groupSet") {
    out.groups = api.groups;
  } else if (name == "sourceDestCheck") {
    out.source_dest_check.emplace().value = row.source_dest_check;
  } else if (name == "attachment") {
    out.attachment = api.attachment;
  } else if (name == "associatePublicIpAddress") {
    out.associate_public_ip_address = row.assigns_public_ip;
  } else {
    return error::InvalidParameterValue(
        StrCat("Value (", name, ") for parameter attribute is invalid. Unknown attribute."));
  }
  WT_TRY(CheckDryRun(in));
  return out;
}

}  // namespace wt::ec2
