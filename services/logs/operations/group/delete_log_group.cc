#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
Result<DeleteLogGroupResponse> DeleteLogGroup(Context& ctx, const DeleteLogGroupRequest& in) {
  const GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  if (row.deletion_protected) {
    return error::ValidationException(
        "The log group has deletion protection enabled and cannot be deleted.");
  }
  EraseGroup(ctx, row);
  return DeleteLogGroupResponse{};
}

}  // namespace wt::logs
