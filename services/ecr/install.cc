#include "emulator/world/world.h"
#include "services/ecr/controllers/lifecycle.h"
#include "services/ecr/ecr.h"
#include "services/ecr/service_entry.h"
#include "services/ecr/state.h"

namespace wt::ecr {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<RepositoryRow>();
  world.AddRows<ImageRow>();
  world.AddRows<LayerRow>();
  world.AddRows<UploadRow>();
  world.AddRows<TagRow>();
  world.AddRows<PreviewRow>();
  world.AddRows<RegistryRow>();
  world.AddRows<PullThroughRow>();
  world.AddController(std::make_unique<Lifecycle>());
}

}  // namespace wt::ecr
