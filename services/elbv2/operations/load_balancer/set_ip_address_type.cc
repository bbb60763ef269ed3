#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html
Result<SetIpAddressTypeOutput> SetIpAddressType(Context& ctx, const SetIpAddressTypeInput& in) {
  LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  WT_TRY(CheckIpAddressType(row, in.ip_address_type));
  row.ip_address_type = in.ip_address_type;
  ctx.Put(row);
  SetIpAddressTypeOutput out;
  out.ip_address_type = row.ip_address_type;
  return out;
}

}  // namespace wt::elbv2
