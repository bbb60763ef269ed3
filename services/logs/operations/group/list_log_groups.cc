#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListLogGroups.html
Result<ListLogGroupsResponse> ListLogGroups(Context& ctx, const ListLogGroupsRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  ListLogGroupsResponse out;
  out.log_groups.present = true;
  for (const GroupRow& row : ctx.Scan<GroupRow>()) {
    // Deviation: AWS takes a regular expression here; a text that occurs in the name is taken.
    if (in.log_group_name_pattern &&
        row.name.find(*in.log_group_name_pattern) == std::string::npos) {
      continue;
    }
    if (in.log_group_class && row.log_class != *in.log_group_class) continue;
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.log_groups.push_back({.log_group_name = row.name,
                              .log_group_arn = GroupArn(ctx, row.name),
                              .log_group_class = row.log_class});
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
