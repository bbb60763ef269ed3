#pragma once

// A series is one image that is released again and again under a name with a new version in it.

#include <span>
#include <string>
#include <string_view>

#include "services/ec2/catalog/images.h"

namespace wt::ec2::catalog {

struct ImageRelease {
  std::string_view version;  // In the name, for "{}".
  std::string_view date;     // Created; "2023-12-19".
  std::string_view source_version;
  std::string_view agent_version;
  std::string_view docker_version;
};

// What the images of one publisher and system share.
struct ImageProfile {
  std::string_view os;
  std::string_view owner_id;
  std::string_view root_device_name;
  std::string_view volume_type;
  std::string_view boot_mode_x86_64;  // Images for arm64 are "uefi".
  bool imds_v2 = false;
  bool ephemeral_disks = false;  // Maps the first two instance stores.
  bool windows = false;
};

struct ImageSeries {
  std::string_view name;         // "amzn2-ami-ecs-hvm-2.0.{}-x86_64-ebs"
  std::string_view description;  // The same placeholder, or "{date}".
  std::string_view architecture;
  std::string_view source_name;  // "{}" is the release's source version; empty where unknown.
  int64_t size_gib = 0;
  const ImageProfile& profile;
  std::span<const ImageRelease> releases;  // Oldest first.
  // Parameters that name the latest; for ECS on Linux the folder of "recommended".
  std::string_view parameter;
  std::string_view second_parameter;
};

std::span<const ImageSeries> AllImageSeries();

std::string NameOf(const ImageSeries& series, const ImageRelease& release);
Image ImageOf(std::string_view region, const ImageSeries& series, const ImageRelease& release);

// The text with the first `placeholder` replaced.
std::string Fill(std::string_view text, std::string_view placeholder, std::string_view value);

}  // namespace wt::ec2::catalog
