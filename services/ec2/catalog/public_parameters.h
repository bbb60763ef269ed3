#pragma once

// The public parameters of Systems Manager that name machine images.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-finding-public-parameters.html

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::ec2::catalog {

struct PublicParameter {
  std::string name;  // "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
  std::string value;
  std::string data_type = "text";  // "aws:ec2:image" where the value is an image's id
  int64_t version = 1;
  Instant last_modified;
};

// By name; empty where there is no such Region.
std::vector<PublicParameter> PublicParameters(std::string_view region);

}  // namespace wt::ec2::catalog
