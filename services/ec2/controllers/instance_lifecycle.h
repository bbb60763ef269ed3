#pragma once

// Instances on their way: pending to running, stopping to stopped, shutting-down to terminated and,
// an hour later, gone.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ec2/instance.h"

namespace wt::ec2 {

class InstanceLifecycle : public Controller {
 public:
  std::string_view name() const override { return kInstanceLifecycle; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ec2
