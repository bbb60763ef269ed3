#pragma once

// The rows of faults. What they do to the world are rows of trouble (emulator/world/trouble.h)
// whose source is the fault's id, and calls of the services.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::faults {

struct FaultRow {
  std::string account, region, id;  // "fault-1"
  std::string action;
  std::string name;                   // What its scenario calls it; else its id.
  std::string parameters, targets;    // JSON.
  std::string status = "pending";     // running, completed, failed
  std::string why;                    // Of one that failed.
  std::vector<std::string> affected;  // The resources that were chosen.
  Instant begins_at, ends_at;         // No end: until somebody ends it.
  Instant ended_at;
  int64_t entry = 0;  // The journal's: what follows is because of it.
};

}  // namespace wt::faults

template <>
struct wt::Schema<wt::faults::FaultRow> {
  using Row = wt::faults::FaultRow;
  static constexpr std::string_view kTable = "fault";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"action", &Row::action},
      Column{"name", &Row::name},
      Column{"parameters", &Row::parameters},
      Column{"targets", &Row::targets},
      Column{"status", &Row::status},
      Column{"why", &Row::why},
      Column{"affected", &Row::affected},
      Column{"begins_at", &Row::begins_at},
      Column{"ends_at", &Row::ends_at},
      Column{"ended_at", &Row::ended_at},
      Column{"entry", &Row::entry},
  };
};
