#include "services/harbour/operations.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt::harbour {

Result<DescribeShipsResponse> DescribeShips(Context& ctx, const DescribeShipsRequest&) {
  DescribeShipsResponse out;
  out.ships.present = true;
  for (const ShipRow& row : ctx.Scan<ShipRow>()) {
    out.ships.push_back({.name = row.name,
                         .kind = row.kind,
                         .length = row.length,
                         .berth = row.berth,
                         .created_at = row.created_at});
  }
  return out;
}

}  // namespace wt::harbour
