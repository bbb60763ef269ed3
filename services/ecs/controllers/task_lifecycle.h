#pragma once

// Tasks on their way: PROVISIONING, PENDING, RUNNING; STOPPING, DEPROVISIONING, STOPPED, gone.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecs/task.h"

namespace wt::ecs {

class TaskLifecycle : public Controller {
 public:
  std::string_view name() const override { return kTaskLifecycle; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
