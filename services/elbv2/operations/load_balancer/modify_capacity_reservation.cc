#include "services/elbv2/capacity.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyCapacityReservation.html
Result<ModifyCapacityReservationOutput> ModifyCapacityReservation(
    Context& ctx, const ModifyCapacityReservationInput& in) {
  LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  const bool reset = in.reset_capacity_reservation.value_or(false);
  const int64_t units = in.minimum_load_balancer_capacity
                            ? in.minimum_load_balancer_capacity->capacity_units.value_or(0)
                            : 0;
  if (reset == in.minimum_load_balancer_capacity.has_value()) {
    return error::InvalidConfigurationRequestException(
        "Either a minimum capacity or a reset of the reservation must be specified");
  }
  if (row.state != BalancerState::kActive) {
    return error::OperationNotPermittedException(
        StrCat("Load balancer '", row.arn, "' is not active"));
  }
  if (!reset && units < kCapacityUnitsMin) {
    return error::InvalidConfigurationRequestException(
        StrCat("The minimum capacity must be at least '", kCapacityUnitsMin, "' units"));
  }
  if (units > kCapacityUnitsMax) {
    return error::CapacityUnitsLimitExceededException(
        StrCat("The capacity must not exceed '", kCapacityUnitsMax, "' units"));
  }
  if (units < row.capacity_units && --row.capacity_decreases_left < 0) {
    return error::CapacityDecreaseRequestsLimitExceededException(
        "The daily limit of capacity decreases has been reached");
  }
  row.capacity_units = units;
  row.capacity_modified_at = ctx.now();
  ctx.Put(row);
  return ReservationOf<ModifyCapacityReservationOutput>(ctx, row);
}

}  // namespace wt::elbv2
