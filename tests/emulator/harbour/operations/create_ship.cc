#include "services/harbour/errors.h"
#include "services/harbour/operations.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt::harbour {

Result<CreateShipResponse> CreateShip(Context& ctx, const CreateShipRequest& in) {
  if (ctx.Peek<ShipRow>(in.name) != nullptr) {
    return error::ShipExists(StrCat("There is a ship ", in.name, "."));
  }
  ctx.Put(ShipRow{
      .name = in.name, .kind = in.kind, .length = in.length.value_or(10), .created_at = ctx.now()});
  ctx.WakeIn(kBerthing, kBerthingDelay, ctx.Key(in.name));
  Ship ship{.name = in.name, .kind = in.kind, .length = in.length, .created_at = ctx.now()};
  return CreateShipResponse{.ship = std::move(ship)};
}

}  // namespace wt::harbour
