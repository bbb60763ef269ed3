#include "services/ec2/catalog/images.h"

#include <algorithm>

#include "emulator/base/check.h"
#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "services/ec2/catalog/image_series.h"
#include "services/ec2/catalog/regions.h"

namespace wt::ec2::catalog {
namespace {

// Seventeen hexadecimal digits, the first of them 0, as ids of today have.
std::string IdOf(std::string_view prefix, std::string_view region, std::string_view name) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string id = StrCat(prefix, "-0");
  const uint64_t print = Fingerprint(StrCat(prefix, " ", region, " ", name));
  for (int shift = 60; shift >= 0; shift -= 4) id += kDigits[(print >> shift) & 15];
  return id;
}

std::vector<BlockDevice> BlockDevices(std::string_view region, std::string_view name,
                                      const ImageSeries& series) {
  BlockDevice root{.device_name = std::string(series.profile.root_device_name),
                   .snapshot_id = IdOf("snap", region, name),
                   .size_gib = series.size_gib,
                   .volume_type = std::string(series.profile.volume_type)};
  if (root.volume_type == "gp3") root.iops = 3000, root.throughput = 125;
  std::vector<BlockDevice> devices{root};
  if (series.profile.ephemeral_disks) {
    devices.push_back({.device_name = "/dev/sdb", .virtual_name = "ephemeral0"});
    devices.push_back({.device_name = "/dev/sdc", .virtual_name = "ephemeral1"});
  }
  return devices;
}

Instant CreatedAt(const ImageRelease& release, std::string_view name) {
  const std::optional<Instant> day = ParseTimestamp(StrCat(release.date, "T00:00:00Z"));
  WT_CHECK(day.has_value());
  // At some second of the day that is always the same, so that no two share one by design.
  return *day + Seconds(static_cast<int64_t>(Fingerprint(name) % 86400));
}

template <class Visit>
void ForEachRelease(Visit visit) {
  for (const ImageSeries& series : AllImageSeries()) {
    for (const ImageRelease& release : series.releases) {
      if (visit(series, release)) return;
    }
  }
}

template <class Matches>
std::optional<Image> FindBy(std::string_view region, Matches matches) {
  std::optional<Image> found;
  if (!FindRegion(region)) return found;
  ForEachRelease([&](const ImageSeries& series, const ImageRelease& release) {
    if (matches(NameOf(series, release))) found = ImageOf(region, series, release);
    return found.has_value();
  });
  return found;
}

}  // namespace

std::string ImageId(std::string_view region, std::string_view name) {
  return IdOf("ami", region, name);
}

Image ImageOf(std::string_view region, const ImageSeries& series, const ImageRelease& release) {
  const ImageProfile& profile = series.profile;
  Image image{.id = {}, .name = NameOf(series, release)};
  image.id = ImageId(region, image.name);
  image.location = StrCat(image.owner_alias, "/", image.name);
  image.description = Fill(Fill(series.description, "{}", release.version), "{date}", release.date);
  image.owner_id = profile.owner_id;
  image.architecture = series.architecture;
  if (profile.windows) {
    image.platform = "windows";
    image.platform_details = "Windows";
    image.usage_operation = "RunInstances:0002";
  }
  image.root_device_name = profile.root_device_name;
  image.block_devices = BlockDevices(region, image.name, series);
  image.boot_mode = series.architecture == "arm64" ? "uefi" : profile.boot_mode_x86_64;
  if (profile.imds_v2) image.imds_support = "v2.0";
  image.created_at = CreatedAt(release, image.name);
  // EC2 deprecates public images two years after their creation, if not sooner.
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html
  image.deprecated_at = image.created_at + Days(730);
  if (!series.source_name.empty()) {
    image.source_image_name = Fill(series.source_name, "{}", release.source_version);
  }
  image.os = profile.os;
  image.has_ecs_agent = !release.agent_version.empty();
  image.ecs_agent_version = release.agent_version;
  image.docker_version = release.docker_version;
  return image;
}

std::vector<Image> ImagesOf(std::string_view region) {
  std::vector<Image> images;
  if (!FindRegion(region)) return images;
  ForEachRelease([&](const ImageSeries& series, const ImageRelease& release) {
    images.push_back(ImageOf(region, series, release));
    return false;
  });
  std::ranges::sort(images, {}, &Image::name);
  return images;
}

std::optional<Image> FindImage(std::string_view region, std::string_view id) {
  return FindBy(region, [&](const std::string& name) { return ImageId(region, name) == id; });
}

std::optional<Image> FindImageNamed(std::string_view region, std::string_view wanted) {
  return FindBy(region, [&](const std::string& name) { return name == wanted; });
}

}  // namespace wt::ec2::catalog
