#include "emulator/world/world.h"
#include "services/cloudfront/cloudfront.h"
#include "services/cloudfront/service_entry.h"

namespace wt::cloudfront {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::cloudfront
