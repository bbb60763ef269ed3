#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html
Result<DescribeInstanceAttributeResponse> DescribeInstanceAttribute(
    Context& ctx, const DescribeInstanceAttributeRequest& in) {
  const InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  const std::string& name = in.attribute;
  DescribeInstanceAttributeResponse out;
  out.instance_id = row.id;
  if (name == "instanceType") {
    out.instance_type.emplace().value = row.instance_type;
  } else if (name == "userData") {
    out.user_data.emplace();
    if (!row.user_data.empty()) out.user_data->value = row.user_data;
  } else if (name == "disableApiTermination") {
    out.disable_api_termination.emplace().value = row.api_termination_disabled;
  } else if (name == "disableApiStop") {
    out.disable_api_stop.emplace().value = row.api_stop_disabled;
  } else if (name == "instanceInitiatedShutdownBehavior") {
    out.instance_initiated_shutdown_behavior.emplace().value = row.shutdown_behavior;
  } else if (name == "rootDeviceName") {
    out.root_device_name.emplace().value = row.root_device_name;
  } else if (name == "sourceDestCheck") {
    out.source_dest_check.emplace().value = row.source_dest_check;
  } else if (name == "ebsOptimized") {
    out.ebs_optimized.emplace().value = row.ebs_optimized;
  } else if (name == "enaSupport") {
    out.ena_support.emplace().value = true;
  } else if (name == "sriovNetSupport") {
    out.sriov_net_support.emplace().value = "simple";
  } else if (name == "kernel") {
    out.kernel_id.emplace();
  } else if (name == "ramdisk") {
    out.ramdisk_id.emplace();
  } else if (name == "productCodes") {
    out.product_codes.present = true;
  } else if (name == "enclaveOptions") {
    out.enclave_options.emplace().enabled = false;
  } else if (name == "groupSet") {
    const auto interfaces = InterfacesOf(ctx, row.id);
    out.groups.present = true;
    if (!interfaces.empty()) out.groups = GroupsOf(ctx, interfaces.front().group_ids);
  } else if (name == "blockDeviceMapping") {
    out.block_device_mappings = ToApi(ctx, row).block_device_mappings;
  } else {
    return error::InvalidParameterValue(
        StrCat("Value (", name, ") for parameter attribute is invalid. Unknown attribute."));
  }
  WT_TRY(CheckDryRun(in));
  return out;
}

}  // namespace wt::ec2
