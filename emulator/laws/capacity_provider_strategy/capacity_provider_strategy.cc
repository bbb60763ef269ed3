#include "emulator/laws/capacity_provider_strategy/capacity_provider_strategy.h"

#include <algorithm>

namespace wt::laws::capacity_provider_strategy {

std::optional<size_t> Next(std::span<const Item> items) {
  // 1. The base first.
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].tasks < items[i].base) return i;
  }
  // 2. Then the least (tasks beyond the base + 1) / weight, compared crosswise.
  std::optional<size_t> best;
  const auto next = [&](size_t i) {
    return std::max<int64_t>(0, items[i].tasks - items[i].base) + 1;
  };
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].weight <= 0) continue;
    if (!best || next(i) * items[*best].weight < next(*best) * items[i].weight) best = i;
  }
  return best;
}

}  // namespace wt::laws::capacity_provider_strategy
