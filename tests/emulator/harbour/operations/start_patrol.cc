#include "services/harbour/operations.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt::harbour {

Result<StartPatrolResponse> StartPatrol(Context& ctx, const StartPatrolRequest&) {
  ctx.WakeIn(kPatrol, kPatrolPeriod, ctx.Key("sea"));
  return StartPatrolResponse{.watches = 3};
}

}  // namespace wt::harbour
