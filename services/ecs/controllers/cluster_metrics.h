#pragma once

// Each minute, what of a cluster's instances is reserved, to CloudWatch.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html

#include <string>
#include <string_view>

#include "emulator/base/time.h"
#include "emulator/world/context.h"

namespace wt::ecs {

inline constexpr std::string_view kClusterMetrics = "ecs.cluster_metrics";
inline constexpr Duration kMetricsPeriod = Minutes(1);  // Documented.

class ClusterMetrics : public Controller {
 public:
  std::string_view name() const override { return kClusterMetrics; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

  // From the first instance on.
  static void Begin(Context& ctx, std::string_view cluster);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
