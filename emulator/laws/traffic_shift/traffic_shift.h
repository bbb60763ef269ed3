#pragma once

// How a deployment moves traffic to its new revision. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html

#include <cstdint>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::laws::traffic_shift {

inline constexpr int64_t kAll = 1000;  // Tenths of a percent.

enum class Strategy : uint8_t { kBlueGreen, kLinear, kCanary };

struct Plan {
  Strategy strategy = Strategy::kBlueGreen;
  int64_t step = kAll;  // The size of a linear step, or the canary's share.
  Duration step_bake;   // After a step that is not the last.
  Duration bake;        // After the last.
};

// The share after this one.
int64_t NextShare(const Plan& plan, int64_t share);
// How long it stays at that share.
Duration BakeAt(const Plan& plan, int64_t share);

// The stage after that one, "" before the first and after the last.
std::string_view NextStage(std::string_view stage);

// Weights of two target groups that give the new one that share: whole percents where it is one.
struct Weights {
  int64_t old_group = 100, new_group = 0;

  friend bool operator==(const Weights&, const Weights&) = default;
};
Weights WeightsOf(int64_t share);

}  // namespace wt::laws::traffic_shift
