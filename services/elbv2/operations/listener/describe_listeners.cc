#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
Result<DescribeListenersOutput> DescribeListeners(Context& ctx, const DescribeListenersInput& in) {
  DescribeListenersOutput out;
  out.listeners.present = true;
  if (in.load_balancer_arn && !in.listener_arns.empty()) {
    return error::ValidationError(
        "Listener ARNs and a load balancer ARN cannot be specified at the same time");
  }
  if (!in.listener_arns.empty()) {
    for (const std::string& arn : in.listener_arns) {
      out.listeners.push_back(ToApi(ctx, WT_TRY(FindListener(ctx, arn))));
    }
    return out;
  }
  if (!in.load_balancer_arn) {
    return error::ValidationError("You must specify either listener ARNs or a load balancer ARN");
  }
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, *in.load_balancer_arn));
  Pager pager = WT_TRY(OpenPage(in));
  for (const ListenerRow& row : ListenersOf(ctx, balancer.arn)) {
    const std::string key = StrCat(100000 + row.port);  // Sorts as the number does.
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.listeners.push_back(ToApi(ctx, row));
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
