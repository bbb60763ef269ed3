#include <algorithm>

#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html
Result<DescribeLoadBalancersOutput> DescribeLoadBalancers(Context& ctx,
                                                          const DescribeLoadBalancersInput& in) {
  DescribeLoadBalancersOutput out;
  out.load_balancers.present = true;

  // 1. By name or ARN: each must be there.
  if (!in.names.empty() && !in.load_balancer_arns.empty()) {
    return error::ValidationError(
        "Load balancer names and load balancer ARNs cannot be specified at the same time");
  }
  for (const std::string& arn : in.load_balancer_arns) {
    out.load_balancers.push_back(ToApi(ctx, WT_TRY(FindBalancer(ctx, arn))));
  }
  std::vector<std::string> missing;
  for (const std::string& name : in.names) {
    const std::optional<LoadBalancerRow> row = BalancerNamed(ctx, name);
    if (row) {
      out.load_balancers.push_back(ToApi(ctx, *row));
    } else {
      missing.push_back(name);
    }
  }
  if (!missing.empty()) {
    return error::LoadBalancerNotFoundException(
        StrCat("Load balancers '[", Join(missing, ", "), "]' not found"));
  }
  if (!in.names.empty() || !in.load_balancer_arns.empty()) return out;

  // 2. Or all.
  Pager pager = WT_TRY(OpenPage(in));
  for (const LoadBalancerRow& row : ctx.Scan<LoadBalancerRow>()) {
    if (row.state == BalancerState::kDeleted || pager.Before(row.arn)) continue;
    if (!pager.Take(row.arn)) break;
    out.load_balancers.push_back(ToApi(ctx, row));
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
