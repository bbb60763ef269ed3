#include "services/autoscaling/launch_configuration.h"

#include "services/autoscaling/group.h"

namespace wt::autoscaling {
namespace {

void SetDevices(const LaunchConfiguration& in, ec2::RunInstancesRequest& out) {
  for (const BlockDeviceMapping& device : in.block_device_mappings) {
    ec2::BlockDeviceMapping& made = out.block_device_mappings.emplace_back();
    made.device_name = device.device_name;
    if (device.virtual_name) made.virtual_name = device.virtual_name;
    if (device.no_device.value_or(false)) made.no_device = "";
    if (!device.ebs) continue;
    ec2::EbsBlockDevice& ebs = made.ebs.emplace();
    ebs.snapshot_id = device.ebs->snapshot_id;
    ebs.volume_size = device.ebs->volume_size;
    ebs.volume_type = device.ebs->volume_type;
    ebs.delete_on_termination = device.ebs->delete_on_termination;
    ebs.iops = device.ebs->iops;
    ebs.encrypted = device.ebs->encrypted;
    ebs.throughput = device.ebs->throughput;
  }
}

}  // namespace

Result<LaunchConfigurationRow> FindLaunchConfiguration(Context& ctx, std::string_view name) {
  std::optional<LaunchConfigurationRow> row = ctx.Find<LaunchConfigurationRow>(name);
  if (!row) {
    return ValidationError(
        StrCat("Launch configuration name not found - Launch configuration ", name, " not found"));
  }
  return *std::move(row);
}

ec2::RunInstancesRequest RequestOf(const LaunchConfiguration& in) {
  ec2::RunInstancesRequest out;
  out.image_id = in.image_id;
  out.instance_type = in.instance_type;
  if (in.key_name && !in.key_name->empty()) out.key_name = in.key_name;
  if (in.user_data && !in.user_data->empty()) out.user_data = in.user_data;
  if (in.ebs_optimized) out.ebs_optimized = in.ebs_optimized;
  if (in.instance_monitoring) {
    out.monitoring.emplace().enabled = in.instance_monitoring->enabled.value_or(true);
  }
  if (in.iam_instance_profile && !in.iam_instance_profile->empty()) {
    auto& profile = out.iam_instance_profile.emplace();
    (in.iam_instance_profile->starts_with("arn:") ? profile.arn : profile.name) =
        *in.iam_instance_profile;
  }
  if (in.placement_tenancy) out.placement.emplace().tenancy = in.placement_tenancy;
  if (in.spot_price) out.instance_market_options.emplace().market_type = "spot";
  if (in.metadata_options) {
    auto& options = out.metadata_options.emplace();
    options.http_tokens = in.metadata_options->http_tokens;
    options.http_put_response_hop_limit = in.metadata_options->http_put_response_hop_limit;
    options.http_endpoint = in.metadata_options->http_endpoint;
  }
  // A public address is asked for on the interface, and then the groups are too.
  if (in.associate_public_ip_address) {
    auto& interface = out.network_interfaces.emplace_back();
    interface.device_index = 0;
    interface.associate_public_ip_address = in.associate_public_ip_address;
    interface.groups.assign(in.security_groups.begin(), in.security_groups.end());
  } else {
    for (const std::string& group : in.security_groups) {
      (group.starts_with("sg-") ? out.security_group_ids : out.security_groups).push_back(group);
    }
  }
  SetDevices(in, out);
  return out;
}

}  // namespace wt::autoscaling
