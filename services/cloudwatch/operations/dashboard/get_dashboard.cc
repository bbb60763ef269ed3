#include "services/cloudwatch/dashboard.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetDashboard.html
Result<GetDashboardResponse> GetDashboard(Context& ctx, const GetDashboardRequest& in) {
  Context global = ctx.Global();
  const DashboardRow* row = global.Peek<DashboardRow>(in.dashboard_name);
  if (row == nullptr) {
    return error::DashboardNotFoundError(
        StrCat("Dashboard ", in.dashboard_name, " does not exist"));
  }
  return GetDashboardResponse{.dashboard_arn = DashboardArn(ctx, row->name),
                              .dashboard_body = row->body,
                              .dashboard_name = row->name};
}

}  // namespace wt::cloudwatch
