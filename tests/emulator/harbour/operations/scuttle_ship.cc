#include "services/harbour/errors.h"
#include "services/harbour/operations.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt::harbour {

// Changes everything that a handler can change, and then finds that there is no such ship.
Result<ScuttleShipResponse> ScuttleShip(Context& ctx, const ScuttleShipRequest& in) {
  const bool there = ctx.Erase<ShipRow>(in.name);
  ctx.Put(ShipRow{.name = "wreck", .kind = ctx.NewId("wreck-")});
  ctx.CancelWake(kBerthing, ctx.Key(in.name));
  ctx.WakeIn(kBerthing, Seconds(1), ctx.Key("wreck"));
  ctx.Trace("scuttled", {{"ship", in.name}});
  if (!there) return error::ShipNotFound(StrCat("There is no ship ", in.name, "."));
  return ScuttleShipResponse{};
}

}  // namespace wt::harbour
