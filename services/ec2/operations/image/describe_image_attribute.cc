#include "services/ec2/errors.h"
#include "services/ec2/image.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html
Result<DescribeImageAttributeResponse> DescribeImageAttribute(
    Context& ctx, const DescribeImageAttributeRequest& in) {
  const std::optional<catalog::Image> source = catalog::FindImage(ctx.region(), in.image_id);
  if (!source) {
    return error::Of("InvalidAMIID.NotFound",
                     StrCat("The image id '[", in.image_id, "]' does not exist"));
  }
  const Image image = ToApi(*source);
  const std::string& name = in.attribute;
  DescribeImageAttributeResponse out;
  out.image_id = in.image_id;
  // What belongs to the owner is not shown to others.
  if (name == "launchPermission" || name == "productCodes" || name == "kernel" ||
      name == "ramdisk" || name == "uefiData" || name == "lastLaunchedTime") {
    return error::Of("AuthFailure", StrCat("Not authorized for image:", in.image_id));
  }
  if (name == "description") {
    out.description.emplace().value = image.description.value_or("");
  } else if (name == "sriovNetSupport") {
    out.sriov_net_support.emplace().value = image.sriov_net_support.value_or("");
  } else if (name == "bootMode") {
    out.boot_mode.emplace().value = image.boot_mode.value_or("");
  } else if (name == "imdsSupport") {
    out.imds_support.emplace().value = image.imds_support.value_or("");
  } else if (name == "blockDeviceMapping") {
    out.block_device_mappings = image.block_device_mappings;
  } else {
    return error::InvalidParameterValue(
        StrCat("Value (", name, ") for parameter attribute is invalid. Unknown attribute."));
  }
  WT_TRY(CheckDryRun(in));
  return out;
}

}  // namespace wt::ec2
