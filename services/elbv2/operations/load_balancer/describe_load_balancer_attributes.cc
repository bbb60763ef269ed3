#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html
Result<DescribeLoadBalancerAttributesOutput> DescribeLoadBalancerAttributes(
    Context& ctx, const DescribeLoadBalancerAttributesInput& in) {
  const LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  DescribeLoadBalancerAttributesOutput out;
  out.attributes = AttributesOf(row);
  return out;
}

}  // namespace wt::elbv2
