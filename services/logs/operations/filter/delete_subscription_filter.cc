#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteSubscriptionFilter.html
Result<DeleteSubscriptionFilterResponse> DeleteSubscriptionFilter(
    Context& ctx, const DeleteSubscriptionFilterRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  if (!ctx.Erase<SubscriptionRow>(group.name, in.filter_name)) {
    return error::ResourceNotFoundException("The specified subscription filter does not exist.");
  }
  return DeleteSubscriptionFilterResponse{};
}

}  // namespace wt::logs
