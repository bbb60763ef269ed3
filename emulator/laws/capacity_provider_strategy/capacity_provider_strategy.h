#pragma once

// Which capacity provider the next task goes to. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace wt::laws::capacity_provider_strategy {

struct Item {
  int64_t base = 0;
  int64_t weight = 0;
  int64_t tasks = 0;  // That it has already.
};

// The place in `items`; nothing where no provider takes more.
std::optional<size_t> Next(std::span<const Item> items);

}  // namespace wt::laws::capacity_provider_strategy
