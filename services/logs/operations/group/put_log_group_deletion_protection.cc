#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogGroupDeletionProtection.html
Result<PutLogGroupDeletionProtectionResponse> PutLogGroupDeletionProtection(
    Context& ctx, const PutLogGroupDeletionProtectionRequest& in) {
  GroupRow row = WT_TRY(FetchByIdentifier(ctx, in.log_group_identifier));
  row.deletion_protected = in.deletion_protection_enabled;
  ctx.Put(std::move(row));
  return PutLogGroupDeletionProtectionResponse{};
}

}  // namespace wt::logs
