#pragma once

// Reserved capacity of a load balancer. It is kept, and changes nothing: no load balancer here runs
// short of capacity.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html

#include <cstdint>

#include "services/elbv2/load_balancer.h"

namespace wt::elbv2 {

inline constexpr int64_t kCapacityUnitsMin = 100;
inline constexpr int64_t kCapacityUnitsMax = 15000;

// Deviation: AWS takes minutes to provision a reservation, zone by zone; here it is provisioned at
// once, because it decides nothing.
template <class Output>
Output ReservationOf(Context& ctx, const LoadBalancerRow& row) {
  Output out;
  out.decrease_requests_remaining = row.capacity_decreases_left;
  out.capacity_reservation_state.present = true;
  if (row.capacity_modified_at != Instant{}) out.last_modified_time = row.capacity_modified_at;
  if (row.capacity_units == 0) return out;
  out.minimum_load_balancer_capacity.emplace().capacity_units = row.capacity_units;
  const std::vector<BalancerZoneRow> zones = ZonesOf(ctx, row.arn);
  for (const BalancerZoneRow& zone : zones) {
    auto& state = out.capacity_reservation_state.emplace_back();
    state.availability_zone = zone.zone;
    state.state.emplace().code = "provisioned";
    state.effective_capacity_units =
        static_cast<double>(row.capacity_units) / static_cast<double>(zones.size());
  }
  return out;
}

}  // namespace wt::elbv2
