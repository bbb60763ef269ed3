#include "emulator/laws/traffic_shift/traffic_shift.h"

#include <algorithm>
#include <iterator>

namespace wt::laws::traffic_shift {
namespace {

constexpr std::string_view kStages[] = {
    "PRE_SCALE_UP",
    "SCALE_UP",
    "POST_SCALE_UP",
    "TEST_TRAFFIC_SHIFT",
    "POST_TEST_TRAFFIC_SHIFT",
    "PRODUCTION_TRAFFIC_SHIFT",
    "POST_PRODUCTION_TRAFFIC_SHIFT",
    "BAKE_TIME",
    "CLEAN_UP",
};

}  // namespace

int64_t NextShare(const Plan& plan, int64_t share) {
  switch (plan.strategy) {
    case Strategy::kLinear:
      return std::min(kAll, share + std::max<int64_t>(1, plan.step));
    case Strategy::kCanary:
      return share == 0 ? std::min(kAll, plan.step) : kAll;
    default:
      return kAll;
  }
}

Duration BakeAt(const Plan& plan, int64_t share) {
  return share >= kAll ? plan.bake : plan.step_bake;
}

std::string_view NextStage(std::string_view stage) {
  if (stage.empty() || stage == "RECONCILE_SERVICE") return kStages[0];
  const auto at = std::find(std::begin(kStages), std::end(kStages), stage);
  return at == std::end(kStages) || at + 1 == std::end(kStages) ? "" : *(at + 1);
}

Weights WeightsOf(int64_t share) {
  if (share % 10 == 0) return {100 - share / 10, share / 10};
  return {kAll - share, share};
}

}  // namespace wt::laws::traffic_shift
