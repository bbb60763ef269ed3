#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagLogGroup.html
Result<UntagLogGroupResponse> UntagLogGroup(Context& ctx, const UntagLogGroupRequest& in) {
  const GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  for (const std::string& key : in.tags) ctx.Erase<TagRow>(GroupArn(ctx, row.name), key);
  return UntagLogGroupResponse{};
}

}  // namespace wt::logs
