#pragma once

// AWS Identity and Access Management: what its peers may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::iam {

void Install(World& world);

struct InstanceProfile {
  std::string name, arn, id;
  std::vector<std::string> roles;
};
std::optional<InstanceProfile> FindInstanceProfile(Turn& turn, std::string_view account,
                                                   std::string_view name_or_arn);

}  // namespace wt::iam
