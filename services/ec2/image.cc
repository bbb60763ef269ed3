#include "services/ec2/image.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/world/world.h"
#include "services/ec2/errors.h"

namespace wt::ec2 {
namespace {

wire::List<BlockDeviceMapping> DevicesOf(const catalog::Image& image) {
  wire::List<BlockDeviceMapping> devices;
  for (const catalog::BlockDevice& device : image.block_devices) {
    BlockDeviceMapping& mapping = devices.emplace_back();
    mapping.device_name = device.device_name;
    if (!device.virtual_name.empty()) {
      mapping.virtual_name = device.virtual_name;
      continue;
    }
    EbsBlockDevice& ebs = mapping.ebs.emplace();
    ebs.volume_size = device.size_gib;
    ebs.volume_type = device.volume_type;
    ebs.snapshot_id = device.snapshot_id;
    ebs.delete_on_termination = device.delete_on_termination;
    ebs.encrypted = device.encrypted;
    if (device.iops > 0) ebs.iops = device.iops;
    if (device.throughput > 0) ebs.throughput = device.throughput;
  }
  return devices;
}

bool ConfiguresEcsAgent(std::string_view user_data) {
  const std::optional<std::string> text = Base64Decode(user_data);
  return text && (text->find("ECS_CLUSTER") != std::string::npos ||
                  text->find("ecs.config") != std::string::npos);
}

bool IsImageId(std::string_view id) {
  if (!id.starts_with("ami-")) return false;
  id.remove_prefix(4);
  return (id.size() == 8 || id.size() == 17) && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

Result<LaunchImage> ResolveLaunchImage(Context& ctx, std::string_view id,
                                       std::string_view user_data) {
  LaunchImage launch;
  if (const std::optional<catalog::Image> image = catalog::FindImage(ctx.region(), id)) {
    launch.architecture = image->architecture;
    launch.root_device_name = image->root_device_name;
    launch.devices = DevicesOf(*image);
    launch.has_ecs_agent = image->has_ecs_agent || ConfiguresEcsAgent(user_data);
    launch.requires_imds_v2 = image->imds_support == "v2.0";
    launch.source = "catalogue";
    return launch;
  }
  if (!IsImageId(id)) {
    return error::Of("InvalidAMIID.Malformed",
                     StrCat("Invalid id: \"", id, "\" (expecting \"ami-...\")"));
  }
  if (ctx.world().options().strict_images) {
    return error::Of("InvalidAMIID.NotFound", StrCat("The image id '[", id, "]' does not exist"));
  }
  BlockDeviceMapping& root = launch.devices.emplace_back();
  root.device_name = launch.root_device_name;
  EbsBlockDevice& ebs = root.ebs.emplace();
  ebs.volume_size = 30;
  ebs.volume_type = "gp3";
  launch.has_ecs_agent = ConfiguresEcsAgent(user_data);
  launch.source = launch.has_ecs_agent ? "assumed: an image with the ECS agent"
                                       : "assumed: an image without the ECS agent";
  return launch;
}

Image ToApi(const catalog::Image& source) {
  Image image;
  image.image_id = source.id;
  image.name = source.name;
  image.image_location = source.location;
  image.description = source.description;
  image.owner_id = source.owner_id;
  if (!source.owner_alias.empty()) image.image_owner_alias = source.owner_alias;
  image.architecture = source.architecture;
  image.state = "available";
  image.image_type = "machine";
  image.public_ = source.is_public;
  image.creation_date = FormatIso8601(source.created_at, true);
  image.deprecation_time = FormatIso8601(source.deprecated_at, true);
  image.platform_details = source.platform_details;
  image.usage_operation = source.usage_operation;
  image.root_device_name = source.root_device_name;
  image.root_device_type = source.root_device_type;
  image.virtualization_type = source.virtualization_type;
  image.hypervisor = source.hypervisor;
  image.ena_support = source.ena_support;
  image.sriov_net_support = source.sriov_net_support;
  if (!source.platform.empty()) image.platform = source.platform;
  if (!source.boot_mode.empty()) image.boot_mode = source.boot_mode;
  if (!source.imds_support.empty()) image.imds_support = source.imds_support;
  image.block_device_mappings = DevicesOf(source);
  return image;
}

}  // namespace wt::ec2
