#include "emulator/laws/zone_balance/zone_balance.h"

#include <algorithm>

namespace wt::laws::zone_balance {

std::vector<size_t> Candidates(std::span<const Zone> zones, bool balanced_only) {
  const bool all_fail =
      std::all_of(zones.begin(), zones.end(), [](const Zone& zone) { return zone.failing; });
  std::vector<size_t> least;
  for (size_t i = 0; i < zones.size(); ++i) {
    if (zones[i].failing && !balanced_only && !all_fail) continue;
    if (!least.empty() && zones[i].instances > zones[least.front()].instances) continue;
    if (!least.empty() && zones[i].instances < zones[least.front()].instances) least.clear();
    least.push_back(i);
  }
  return least;
}

int64_t Moves(std::span<const Zone> zones) {
  if (zones.empty()) return 0;
  std::vector<int64_t> counts;
  int64_t total = 0;
  for (const Zone& zone : zones) {
    counts.push_back(zone.instances);
    total += zone.instances;
  }
  // The fullest zones keep the rest of the division; what the others have more than their share
  // moves.
  std::sort(counts.rbegin(), counts.rend());
  const auto count = static_cast<int64_t>(counts.size());
  int64_t moves = 0;
  for (int64_t i = 0; i < count; ++i) {
    const int64_t share = total / count + (i < total % count ? 1 : 0);
    moves += std::max<int64_t>(0, counts[static_cast<size_t>(i)] - share);
  }
  return moves;
}

int64_t Headroom(int64_t max_size) { return std::max<int64_t>(1, max_size / 10); }

}  // namespace wt::laws::zone_balance
