#pragma once

// The short names of series.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/run/ledger.h"

namespace wt::scenario {

// Of a group rather than of a service.
bool IsOfGroup(std::string_view series);
// It comes in counts, so that only a while has a value.
bool IsCounted(std::string_view series);
// "p99.9" is 0.999, without a word it is 0.99; 0 for the mean; nothing for another word.
std::optional<double> QuantileNamed(const std::string& statistic);
// Those of the services and groups there are, for the nearest name.
std::vector<std::string> SeriesNames(const Ledger& ledger);

}  // namespace wt::scenario
