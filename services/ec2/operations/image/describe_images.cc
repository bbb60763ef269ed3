#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/image.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using Source = catalog::Image;

constexpr FilterField<Source> kImageFilters[] = {
    {"image-id", [](Context&, const Source& i, Values& out) { out.push_back(i.id); }},
    {"name", [](Context&, const Source& i, Values& out) { out.push_back(i.name); }},
    {"description", [](Context&, const Source& i, Values& out) { out.push_back(i.description); }},
    {"architecture", [](Context&, const Source& i, Values& out) { out.push_back(i.architecture); }},
    {"owner-id", [](Context&, const Source& i, Values& out) { out.push_back(i.owner_id); }},
    {"owner-alias", [](Context&, const Source& i, Values& out) { out.push_back(i.owner_alias); }},
    {"state", [](Context&, const Source&, Values& out) { out.push_back("available"); }},
    {"image-type", [](Context&, const Source&, Values& out) { out.push_back("machine"); }},
    {"is-public", [](Context&, const Source& i, Values& out) { out.push_back(Word(i.is_public)); }},
    {"root-device-type",
     [](Context&, const Source& i, Values& out) { out.push_back(i.root_device_type); }},
    {"root-device-name",
     [](Context&, const Source& i, Values& out) { out.push_back(i.root_device_name); }},
    {"virtualization-type",
     [](Context&, const Source& i, Values& out) { out.push_back(i.virtualization_type); }},
    {"hypervisor", [](Context&, const Source& i, Values& out) { out.push_back(i.hypervisor); }},
    {"ena-support",
     [](Context&, const Source& i, Values& out) { out.push_back(Word(i.ena_support)); }},
    {"manifest-location",
     [](Context&, const Source& i, Values& out) { out.push_back(i.location); }},
    {"platform", [](Context&, const Source& i, Values& out) { out.push_back(i.platform); }},
    {"platform-details",
     [](Context&, const Source& i, Values& out) { out.push_back(i.platform_details); }},
    {"boot-mode", [](Context&, const Source& i, Values& out) { out.push_back(i.boot_mode); }},
    {"imds-support", [](Context&, const Source& i, Values& out) { out.push_back(i.imds_support); }},
    {"creation-date", [](Context&, const Source& i,
                         Values& out) { out.push_back(FormatIso8601(i.created_at, true)); }},
    {"block-device-mapping.volume-type",
     [](Context&, const Source& i, Values& out) {
       for (const auto& device : i.block_devices) out.push_back(device.volume_type);
     }},
    {"block-device-mapping.device-name",
     [](Context&, const Source& i, Values& out) {
       for (const auto& device : i.block_devices) out.push_back(device.device_name);
     }},
    {"block-device-mapping.encrypted",
     [](Context&, const Source& i, Values& out) {
       for (const auto& device : i.block_devices) out.push_back(Word(device.encrypted));
     }},
    {"product-code", [](Context&, const Source&, Values&) {}},
};

bool OwnedBy(const Context& ctx, const Source& image, const wire::List<std::string>& owners) {
  if (owners.empty()) return true;
  return std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
    return owner == image.owner_id || owner == image.owner_alias ||
           (owner == "self" && image.owner_id == ctx.account());
  });
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
Result<DescribeImagesResponse> DescribeImages(Context& ctx, const DescribeImagesRequest& in) {
  const std::span<const FilterField<Source>> fields = kImageFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false, {.min = 1}));
  std::vector<Source> images;
  if (in.image_ids.empty()) {
    images = catalog::ImagesOf(ctx.region());
  } else {
    for (const std::string& id : in.image_ids) {
      const std::optional<Source> image = catalog::FindImage(ctx.region(), id);
      if (!image) {
        if (!id.starts_with("ami-")) {
          return error::Of("InvalidAMIID.Malformed",
                           StrCat("Invalid id: \"", id, "\" (expecting \"ami-...\")"));
        }
        return error::Of("InvalidAMIID.NotFound",
                         StrCat("The image id '[", id, "]' does not exist"));
      }
      images.push_back(*image);
    }
  }
  WT_TRY(CheckDryRun(in));
  std::sort(images.begin(), images.end(),
            [](const Source& a, const Source& b) { return a.id < b.id; });
  DescribeImagesResponse out;
  out.images.present = true;
  for (const Source& image : images) {
    if (pager.Before(image.id) || !OwnedBy(ctx, image, in.owners)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, image, image.id))) continue;
    if (!pager.Take(image.id)) break;
    out.images.push_back(ToApi(image));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
