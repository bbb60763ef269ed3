#pragma once

// The public machine images that every Region offers: those of ECS, Amazon Linux, Ubuntu, Debian
// and Windows, a few releases of each. Ids differ by Region and are always the same there.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::ec2::catalog {

struct BlockDevice {
  std::string device_name;   // "/dev/xvda"
  std::string virtual_name;  // "ephemeral0": an instance store, and nothing below.
  std::string snapshot_id;
  int64_t size_gib = 0;
  std::string volume_type;  // "gp3"
  int64_t iops = 0;         // 0: the type does not say.
  int64_t throughput = 0;   // 0: the type does not say.
  bool delete_on_termination = true;
  bool encrypted = false;
};

struct Image {
  std::string id;        // "ami-0123456789abcdef0"
  std::string name;      // "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs"
  std::string location;  // "amazon/" and the name
  std::string description;
  std::string owner_id;
  std::string owner_alias = "amazon";
  std::string architecture;  // "x86_64" or "arm64"
  std::string platform;      // "windows", else empty
  std::string platform_details = "Linux/UNIX";
  std::string usage_operation = "RunInstances";
  std::string root_device_name;
  std::string root_device_type = "ebs";
  std::vector<BlockDevice> block_devices;
  std::string virtualization_type = "hvm";
  std::string hypervisor = "xen";
  std::string boot_mode;     // Empty where the image names none.
  std::string imds_support;  // "v2.0", else empty
  std::string sriov_net_support = "simple";
  bool ena_support = true;
  bool is_public = true;
  Instant created_at;
  Instant deprecated_at;
  std::string source_image_name;  // Of ECS images: the Amazon Linux beneath.

  // What runs on the instance.
  std::string os;              // "Amazon Linux 2"
  bool has_ecs_agent = false;  // Registers with a cluster by itself.
  std::string ecs_agent_version;
  std::string docker_version;
};

// By name; empty where there is no such Region.
std::vector<Image> ImagesOf(std::string_view region);
std::optional<Image> FindImage(std::string_view region, std::string_view id);
std::optional<Image> FindImageNamed(std::string_view region, std::string_view name);

// The id that an image of that name has in a Region.
std::string ImageId(std::string_view region, std::string_view name);

}  // namespace wt::ec2::catalog
