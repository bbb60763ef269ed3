#pragma once

// The public parameters of Systems Manager that name machine images.
// The Systems Manager guide lists them under "Working with public parameters".

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::ec2::catalog {

struct PublicParameter {
  std::string name;  // "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
  std::string value;
  std::string data_type = "text";  // or "aws:ec2:image"
  int64_t version = 1;
  Instant last_modified;
};

// By name; empty where there is no such Region.
std::vector<PublicParameter> PublicParameters(std::string_view region);

}  // namespace wt::ec2::catalog
