#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteMetricFilter.html
Result<DeleteMetricFilterResponse> DeleteMetricFilter(Context& ctx,
                                                      const DeleteMetricFilterRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  if (!ctx.Erase<MetricFilterRow>(group.name, in.filter_name)) {
    return error::ResourceNotFoundException("The specified metric filter does not exist.");
  }
  return DeleteMetricFilterResponse{};
}

}  // namespace wt::logs
