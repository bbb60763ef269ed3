#pragma once

// The short names of series.

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/run/ledger.h"

namespace wt::scenario {

// Of a group rather than of a service.
bool IsOfGroup(std::string_view series);
// It comes in counts, so that only a while has a value.
bool IsCounted(std::string_view series);
// Those of the services and groups there are, for the nearest name.
std::vector<std::string> SeriesNames(const Ledger& ledger);

}  // namespace wt::scenario
