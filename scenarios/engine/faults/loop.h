#pragma once

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "scenarios/engine/faults/act.h"

namespace wt::faults {

// Begins what begins later, ends what lasts, and goes on with what comes bit by bit.
class FaultLoop : public Controller {
 public:
  std::string_view name() const override { return kFaultLoop; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::faults
