#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {
namespace {

bool PolicyListed(const DescribePoliciesRequest& in, const PolicyRow& row) {
  if (in.auto_scaling_group_name && NameOf(*in.auto_scaling_group_name) != row.group) return false;
  const auto& names = in.policy_names;
  const bool named = names.empty() ||
                     std::find(names.begin(), names.end(), row.name) != names.end() ||
                     std::find(names.begin(), names.end(), PolicyArn(row)) != names.end();
  const auto& types = in.policy_types;
  return named && (types.empty() || std::find(types.begin(), types.end(), row.type) != types.end());
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribePolicies.html
Result<DescribePoliciesResponse> DescribePolicies(Context& ctx, const DescribePoliciesRequest& in) {
  if (in.auto_scaling_group_name) WT_TRY(FindGroupRow(ctx, *in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribePoliciesResponse out;
  out.scaling_policies.present = true;
  for (const PolicyRow& row : ctx.Scan<PolicyRow>()) {
    const std::string key = StrCat(row.group, "\n", row.name);
    if (!PolicyListed(in, row) || pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scaling_policies.push_back(ToApi(row));
    // Step and simple policies are named by their users' alarms.
    for (const std::string& name : cloudwatch::AlarmsWithAction(ctx, PolicyArn(row))) {
      const auto known = std::any_of(out.scaling_policies.back().alarms.begin(),
                                     out.scaling_policies.back().alarms.end(),
                                     [&](const Alarm& alarm) { return alarm.alarm_name == name; });
      if (known) continue;
      Alarm& alarm = out.scaling_policies.back().alarms.emplace_back();
      alarm.alarm_name = name;
      alarm.alarm_arn =
          StrCat("arn:aws:cloudwatch:", row.region, ":", row.account, ":alarm:", name);
    }
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
