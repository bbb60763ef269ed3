#pragma once

// Load balancers on their way: provisioned, given interfaces, and after deletion rid of them.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/elbv2/load_balancer.h"

namespace wt::elbv2 {

class LoadBalancerLoop : public Controller {
 public:
  std::string_view name() const override { return kProvisioning; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

// Gives a zone its interface, if it has none yet. Errors are EC2's.
Result<void> MakeInterface(Context& ctx, const LoadBalancerRow& row, BalancerZoneRow& zone);
void EraseInterface(Context& ctx, const BalancerZoneRow& zone);

}  // namespace wt::elbv2
