#pragma once

// Whether a service's tasks are moved between zones. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace wt::laws::placement {

// A zone that the service's tasks may run in, and how many do.
struct ZoneTasks {
  std::string zone;
  int64_t tasks = 0;
};

struct ZoneMove {
  std::string from, to;

  friend bool operator==(const ZoneMove&, const ZoneMove&) = default;
};

// Where the next task goes and where one stops for it; nothing where zones are balanced. `zones`
// are in the order in which ties are decided.
std::optional<ZoneMove> DecideZoneMove(std::span<const ZoneTasks> zones);

}  // namespace wt::laws::placement
