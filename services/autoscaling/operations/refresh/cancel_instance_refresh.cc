#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/refresh.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CancelInstanceRefresh.html
Result<CancelInstanceRefreshResponse> CancelInstanceRefresh(
    Context& ctx, const CancelInstanceRefreshRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  const std::optional<RefreshRow> row = ActiveRefresh(ctx, group.name);
  if (!row || row->status == "Cancelling") {
    return error::ActiveInstanceRefreshNotFoundFault(StrCat(
        "No in progress or pending Instance Refresh found for Auto Scaling group ", group.name));
  }
  CancelRefresh(ctx, *row);
  CancelInstanceRefreshResponse out;
  out.instance_refresh_id = row->id;
  return out;
}

}  // namespace wt::autoscaling
