#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
Result<PutRetentionPolicyResponse> PutRetentionPolicy(Context& ctx,
                                                      const PutRetentionPolicyRequest& in) {
  GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  WT_TRY(CheckRetention(in.retention_in_days));
  row.retention_days = in.retention_in_days;
  ctx.Put(std::move(row));
  return PutRetentionPolicyResponse{};
}

}  // namespace wt::logs
