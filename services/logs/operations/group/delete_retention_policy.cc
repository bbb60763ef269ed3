#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html
Result<DeleteRetentionPolicyResponse> DeleteRetentionPolicy(
    Context& ctx, const DeleteRetentionPolicyRequest& in) {
  GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  row.retention_days = 0;
  ctx.Put(std::move(row));
  return DeleteRetentionPolicyResponse{};
}

}  // namespace wt::logs
