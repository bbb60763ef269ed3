#pragma once

// Brings a group to its desired capacity across its zones, keeps the zones in balance, and ends a
// group that is deleted.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/autoscaling/group.h"

namespace wt::autoscaling {

class Capacity : public Controller {
 public:
  std::string_view name() const override { return kCapacity; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
