#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeResourcePolicies.html
Result<DescribeResourcePoliciesResponse> DescribeResourcePolicies(
    Context& ctx, const DescribeResourcePoliciesRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  DescribeResourcePoliciesResponse out;
  out.resource_policies.present = true;
  for (const ResourcePolicyRow& row : ctx.Scan<ResourcePolicyRow>()) {
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.resource_policies.push_back({.policy_name = row.name,
                                     .policy_document = row.document,
                                     .last_updated_time = row.updated_at.micros / 1000});
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
