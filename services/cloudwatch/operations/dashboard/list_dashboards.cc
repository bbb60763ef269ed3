#include "emulator/world/pager.h"
#include "services/cloudwatch/dashboard.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListDashboards.html
Result<ListDashboardsResponse> ListDashboards(Context& ctx, const ListDashboardsRequest& in) {
  constexpr int64_t kDashboardsPage = 1000;
  Pager pager = WT_TRY(
      Pager::Open(in.next_token, std::nullopt, kDashboardsPage,
                  error::InvalidParameterValueException("The specified nextToken is invalid.")));
  ListDashboardsResponse out;
  out.dashboard_entries.present = true;
  const std::string prefix = in.dashboard_name_prefix.value_or("");
  for (const DashboardRow& row : ctx.Rows<DashboardRow>().Scan(ctx.account(), "")) {
    if (pager.Before(row.name) || !row.name.starts_with(prefix)) continue;
    if (!pager.Take(row.name)) break;
    out.dashboard_entries.push_back({.dashboard_name = row.name,
                                     .dashboard_arn = DashboardArn(ctx, row.name),
                                     .last_modified = row.modified_at,
                                     .size = static_cast<int64_t>(row.body.size())});
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::cloudwatch
