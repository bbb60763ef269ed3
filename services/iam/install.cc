#include "emulator/world/world.h"
#include "services/iam/iam.h"
#include "services/iam/service_entry.h"

namespace wt::iam {

void Install(World& world) { world.Install(GetServiceEntry()); }

// No operation that makes a profile is built yet, so there is none to find.
std::optional<InstanceProfile> FindInstanceProfile(Turn&, std::string_view, std::string_view) {
  return std::nullopt;
}

}  // namespace wt::iam
