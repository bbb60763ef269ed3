#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/schedule.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScheduledActions.html
Result<DescribeScheduledActionsResponse> DescribeScheduledActions(
    Context& ctx, const DescribeScheduledActionsRequest& in) {
  if (in.auto_scaling_group_name) WT_TRY(FindGroupRow(ctx, *in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeScheduledActionsResponse out;
  out.scheduled_update_group_actions.present = true;
  for (const ScheduleRow& row : ctx.Scan<ScheduleRow>()) {
    if (in.auto_scaling_group_name && NameOf(*in.auto_scaling_group_name) != row.group) continue;
    const auto& names = in.scheduled_action_names;
    if (!names.empty() && std::find(names.begin(), names.end(), row.name) == names.end()) continue;
    // The times are passed over where names are given.
    if (names.empty() && in.start_time && row.next_at && *row.next_at < *in.start_time) continue;
    if (names.empty() && in.end_time && row.next_at && *row.next_at > *in.end_time) continue;
    const std::string key = StrCat(row.group, "\n", row.name);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scheduled_update_group_actions.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
