#pragma once

// Applies lifecycle policies, once a day each.

#include "emulator/world/context.h"
#include "services/ecr/lifecycle.h"

namespace wt::ecr {

class Lifecycle : public Controller {
 public:
  std::string_view name() const override { return kLifecycleController; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecr
