#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
Result<DescribeTargetGroupsOutput> DescribeTargetGroups(Context& ctx,
                                                        const DescribeTargetGroupsInput& in) {
  DescribeTargetGroupsOutput out;
  out.target_groups.present = true;
  const int ways = (in.names.empty() ? 0 : 1) + (in.target_group_arns.empty() ? 0 : 1) +
                   (in.load_balancer_arn ? 1 : 0);
  if (ways > 1) {
    return error::ValidationError(
        "Target group names, target group ARNs, and a load balancer ARN cannot be specified at the "
        "same time");
  }

  // 1. By name or ARN: each must be there.
  for (const std::string& arn : in.target_group_arns) {
    out.target_groups.push_back(ToApi(WT_TRY(FindGroup(ctx, arn))));
  }
  for (const std::string& name : in.names) {
    const std::optional<TargetGroupRow> row = GroupNamed(ctx, name);
    if (!row) return error::TargetGroupNotFoundException("One or more target groups not found");
    out.target_groups.push_back(ToApi(*row));
  }
  if (!in.names.empty() || !in.target_group_arns.empty()) return out;

  // 2. Or all, or those of a load balancer.
  if (in.load_balancer_arn) WT_TRY(FindBalancer(ctx, *in.load_balancer_arn));
  Pager pager = WT_TRY(OpenPage(in));
  for (const TargetGroupRow& row : ctx.Scan<TargetGroupRow>()) {
    if (in.load_balancer_arn && row.load_balancer_arn != *in.load_balancer_arn) continue;
    if (pager.Before(row.arn)) continue;
    if (!pager.Take(row.arn)) break;
    out.target_groups.push_back(ToApi(row));
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
