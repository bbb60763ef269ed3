#pragma once

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/cloudfront/distribution.h"

namespace wt::cloudfront {

// Brings distributions to Deployed and invalidations to Completed.
class Deployment : public Controller {
 public:
  std::string_view name() const override { return kDeployment; }
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::cloudfront
