#pragma once

// NAT gateways: pending, then available or failed; deleting, then deleted; then gone.

#include "emulator/world/context.h"
#include "services/ec2/nat_gateway.h"

namespace wt::ec2 {

class NatGatewayLifecycle : public Controller {
 public:
  std::string_view name() const override { return kNatGatewayLifecycle; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ec2
