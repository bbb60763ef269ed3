#include "services/elbv2/capacity.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeCapacityReservation.html
Result<DescribeCapacityReservationOutput> DescribeCapacityReservation(
    Context& ctx, const DescribeCapacityReservationInput& in) {
  const LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  return ReservationOf<DescribeCapacityReservationOutput>(ctx, row);
}

}  // namespace wt::elbv2
