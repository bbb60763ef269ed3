#pragma once

// Targets on their way: registered, checked every interval, drained.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/elbv2/target.h"

namespace wt::elbv2 {

class TargetHealthLoop : public Controller {
 public:
  std::string_view name() const override { return kTargetHealth; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::elbv2
