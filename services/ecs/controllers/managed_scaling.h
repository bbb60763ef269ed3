#pragma once

// Each minute: what a capacity provider's group needs, as a metric; whom scale-in may take.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html

#include <string>
#include <string_view>

#include "emulator/base/time.h"
#include "emulator/world/context.h"

namespace wt::ecs {

inline constexpr std::string_view kManagedScaling = "ecs.managed_scaling";
inline constexpr Duration kManagedScalingPeriod = Minutes(1);  // Documented.

class CapacityScaler : public Controller {
 public:
  std::string_view name() const override { return kManagedScaling; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
