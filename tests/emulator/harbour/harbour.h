#pragma once

// A service of the tests: it has one operation of each sort that the machine tells apart.

#include <cstdint>
#include <string>
#include <string_view>

#include "emulator/state/schema.h"
#include "emulator/world/context.h"
#include "emulator/world/world.h"

namespace wt::harbour {

struct ShipRow {
  std::string account, region, name;
  std::string kind, berth;
  int64_t length = 0;
  Instant created_at;
};

// The news that a ship has found its berth.
struct ShipBerthed {
  std::string name, berth;
};

inline constexpr std::string_view kBerthing = "harbour.berthing";  // Settling: ends.
inline constexpr std::string_view kPatrol = "harbour.patrol";      // Periodic: never ends.
inline constexpr Duration kBerthingDelay = Seconds(30);
inline constexpr Duration kPatrolPeriod = Minutes(1);

void Install(World& world);
// Whom it calls "test" in Region "us-east-1".
Caller TestCaller();
// A signed request of the JSON protocol.
wire::HttpRequest JsonRequest(std::string_view operation, std::string body);

}  // namespace wt::harbour

template <>
struct wt::Schema<wt::harbour::ShipRow> {
  using Row = wt::harbour::ShipRow;
  static constexpr std::string_view kTable = "harbour_ship";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},          Column{"kind", &Row::kind},
      Column{"berth", &Row::berth},           Column{"length", &Row::length},
      Column{"created_at", &Row::created_at},
  };
};
