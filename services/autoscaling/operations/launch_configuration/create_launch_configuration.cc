#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html
Result<CreateLaunchConfigurationResponse> CreateLaunchConfiguration(
    Context& ctx, const CreateLaunchConfigurationRequest& in) {
  const std::string& name = in.launch_configuration_name;
  if (ctx.Find<LaunchConfigurationRow>(name)) {
    return error::AlreadyExistsFault(
        StrCat("Launch Configuration by this name already exists - A launch configuration already "
               "exists with the name ",
               name));
  }
  if (in.instance_id) {
    return ValidationError(
        "Windtunnel does not implement launch configurations made from an "
        "instance.");
  }
  if (!in.image_id) {
    return ValidationError(
        "Valid requests must contain either the InstanceID parameter or both "
        "the ImageId and InstanceType parameters.");
  }
  if (!in.instance_type) {
    return ValidationError(
        "Valid requests must contain either the InstanceID parameter or both "
        "the ImageId and InstanceType parameters.");
  }
  if (ctx.Rows<LaunchConfigurationRow>().Collect(ctx.account(), ctx.region()).size() >=
      static_cast<size_t>(kLaunchConfigurationsMax)) {
    return error::LimitExceededFault(StrCat("Only ", kLaunchConfigurationsMax,
                                            " launch configurations are allowed in this region for "
                                            "your account"));
  }
  LaunchConfigurationRow row;
  row.name = name;
  row.uuid = ctx.rng("autoscaling.launch_configuration").Uuid();
  LaunchConfiguration& made = *row.configuration;
  made.launch_configuration_name = name;
  made.launch_configuration_arn = ctx.ArnOf(
      "autoscaling", StrCat("launchConfiguration:", row.uuid, ":launchConfigurationName/", name));
  made.image_id = *in.image_id;
  made.instance_type = *in.instance_type;
  made.key_name = in.key_name.value_or("");
  made.security_groups = in.security_groups;
  made.security_groups.present = true;
  made.classic_link_vpc_security_groups.present = true;
  made.user_data = in.user_data.value_or("");
  made.kernel_id = in.kernel_id.value_or("");
  made.ramdisk_id = in.ramdisk_id.value_or("");
  made.block_device_mappings = in.block_device_mappings;
  made.block_device_mappings.present = true;
  made.instance_monitoring = in.instance_monitoring.value_or(InstanceMonitoring{true});
  made.spot_price = in.spot_price;
  made.iam_instance_profile = in.iam_instance_profile;
  made.created_time = ctx.now();
  made.ebs_optimized = in.ebs_optimized.value_or(false);
  made.associate_public_ip_address = in.associate_public_ip_address;
  made.placement_tenancy = in.placement_tenancy;
  made.metadata_options = in.metadata_options;
  ctx.Put(row);
  return CreateLaunchConfigurationResponse{};
}

}  // namespace wt::autoscaling
