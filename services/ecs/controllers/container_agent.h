#pragma once

// The ECS agent on an instance: reads the user data, registers with its cluster, tries again.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ec2/ec2.h"

namespace wt::ecs {

inline constexpr std::string_view kContainerAgent = "ecs.container_agent";

class ContainerAgent : public Controller {
 public:
  std::string_view name() const override { return kContainerAgent; }

  // What an instance's new state means to its agent and its tasks.
  static void Follow(Turn& turn, const ec2::InstanceStateChanged& news);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
