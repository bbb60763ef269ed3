#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagLogGroup.html
Result<TagLogGroupResponse> TagLogGroup(Context& ctx, const TagLogGroupRequest& in) {
  const GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  WT_TRY(PutTags(ctx, GroupArn(ctx, row.name), in.tags));
  return TagLogGroupResponse{};
}

}  // namespace wt::logs
