#pragma once

// The scheduler of services: keeps their tasks as deployments, bounds and the cluster allow. Each
// service is looked at by itself, when something about it changed, every ten seconds at most.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecs/ecs.h"
#include "services/ecs/service.h"

namespace wt::ecs {

class ServiceScheduler : public Controller {
 public:
  std::string_view name() const override { return kServiceScheduler; }

  // What a task's new state means to its service, and to those that wait for room.
  static void Follow(Turn& turn, const TaskStatusChanged& news);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
