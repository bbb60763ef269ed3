#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/filters.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html
Result<DescribeSubscriptionFiltersResponse> DescribeSubscriptionFilters(
    Context& ctx, const DescribeSubscriptionFiltersRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  DescribeSubscriptionFiltersResponse out;
  out.subscription_filters.present = true;
  for (const SubscriptionRow& row : ctx.Scan<SubscriptionRow>(group.name)) {
    if (!row.name.starts_with(in.filter_name_prefix.value_or("")) || pager.Before(row.name)) {
      continue;
    }
    if (!pager.Take(row.name)) break;
    out.subscription_filters.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
