#include "services/cloudwatch/dashboard.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteDashboards.html
Result<DeleteDashboardsResponse> DeleteDashboards(Context& ctx, const DeleteDashboardsRequest& in) {
  // One that is not there, and none is deleted.
  Context global = ctx.Global();
  for (const std::string& name : in.dashboard_names) {
    if (global.Peek<DashboardRow>(name) == nullptr) {
      return error::DashboardNotFoundError(StrCat("Dashboard ", name, " does not exist"));
    }
  }
  for (const std::string& name : in.dashboard_names) {
    global.Erase<DashboardRow>(name);
    EraseTags(ctx, DashboardArn(ctx, name));
  }
  return DeleteDashboardsResponse{};
}

}  // namespace wt::cloudwatch
