#pragma once

// AWS Systems Manager, Parameter Store: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::ssm {

void Install(World& world);

struct ParameterFacts {
  std::string name, arn;
  std::string type;       // "String", "StringList" or "SecureString"
  std::string data_type;  // "text" or "aws:ec2:image"
  std::string value;      // Decrypted.
  int64_t version = 1;
};
// An own parameter, or a public one ("/aws/service/…"), by name or ARN; "NAME:3" and "NAME:label"
// choose a version.
std::optional<ParameterFacts> FindParameter(Turn& turn, std::string_view account,
                                            std::string_view region, std::string_view name);

}  // namespace wt::ssm
