#pragma once

// Machine images: the catalogue's, and those that a template names and the catalogue does not hold.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/catalog/images.h"
#include "services/ec2/filter.h"

namespace wt::ec2 {

// What a launch takes from its image.
struct LaunchImage {
  std::string architecture;  // Empty where it is not known.
  std::string root_device_name = "/dev/xvda";
  wire::List<BlockDeviceMapping> devices;
  bool has_ecs_agent = false;
  bool requires_imds_v2 = false;
  std::string source;  // "catalogue", or "assumed" with what was assumed.
};

// InvalidAMIID.Malformed; InvalidAMIID.NotFound for ids outside the catalogue with --images=strict.
// Deviation: AWS refuses ids it does not have; here such an image is taken as real, with the ECS
// agent when its user data configures one; because users' templates carry ids of AWS's millions.
Result<LaunchImage> ResolveLaunchImage(Context& ctx, std::string_view id,
                                       std::string_view user_data);

Image ToApi(const catalog::Image& image);

}  // namespace wt::ec2
