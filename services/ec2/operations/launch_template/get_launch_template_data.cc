#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

void AddInterfacesOfData(Context& ctx, const InstanceRow& row, ResponseLaunchTemplateData& data) {
  for (const NetworkInterfaceRow& eni : InterfacesOf(ctx, row.id)) {
    auto& specification = data.network_interfaces.emplace_back();
    specification.device_index = eni.device_index;
    specification.subnet_id = eni.subnet_id;
    specification.description = eni.description;
    specification.delete_on_termination = eni.delete_on_termination;
    specification.associate_public_ip_address = !eni.public_ip.empty();
    specification.interface_type = eni.interface_type;
    for (const std::string& group : eni.group_ids) specification.groups.push_back(group);
  }
  for (const VolumeRow& volume : VolumesOf(ctx, row.id)) {
    auto& device = data.block_device_mappings.emplace_back();
    device.device_name = volume.device;
    auto& ebs = device.ebs.emplace();
    ebs.delete_on_termination = volume.delete_on_termination;
    ebs.encrypted = volume.encrypted;
    ebs.volume_size = volume.size_gib;
    ebs.volume_type = volume.type;
    if (volume.iops > 0) ebs.iops = volume.iops;
    if (volume.throughput > 0) ebs.throughput = volume.throughput;
  }
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html
Result<GetLaunchTemplateDataResponse> GetLaunchTemplateData(
    Context& ctx, const GetLaunchTemplateDataRequest& in) {
  const InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  WT_TRY(CheckDryRun(in));
  GetLaunchTemplateDataResponse out;
  ResponseLaunchTemplateData& data = out.launch_template_data.emplace();
  data.image_id = row.image_id;
  data.instance_type = row.instance_type;
  data.ebs_optimized = row.ebs_optimized;
  if (!row.key_name.empty()) data.key_name = row.key_name;
  if (!row.user_data.empty()) data.user_data = row.user_data;
  data.monitoring.emplace().enabled = row.monitoring;
  data.disable_api_termination = row.api_termination_disabled;
  data.instance_initiated_shutdown_behavior = row.shutdown_behavior;
  if (!row.instance_profile_arn.empty()) {
    data.iam_instance_profile.emplace().arn = row.instance_profile_arn;
  }
  auto& placement = data.placement.emplace();
  placement.availability_zone = row.az;
  placement.group_name = row.group_name;
  placement.tenancy = row.tenancy;
  AddInterfacesOfData(ctx, row, data);
  return out;
}

}  // namespace wt::ec2
