#include "emulator/laws/placement/zone_rebalancing.h"

namespace wt::laws::placement {

std::optional<ZoneMove> DecideZoneMove(std::span<const ZoneTasks> zones) {
  if (zones.empty()) return std::nullopt;
  const ZoneTasks* fullest = &zones.front();
  const ZoneTasks* emptiest = &zones.front();
  for (const ZoneTasks& zone : zones) {
    if (zone.tasks > fullest->tasks) fullest = &zone;
    if (zone.tasks < emptiest->tasks) emptiest = &zone;
  }
  // The remainder of an uneven share is one task a zone.
  if (fullest->tasks - emptiest->tasks < 2) return std::nullopt;
  return ZoneMove{fullest->zone, emptiest->zone};
}

}  // namespace wt::laws::placement
