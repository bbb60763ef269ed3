#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsLogGroup.html
Result<ListTagsLogGroupResponse> ListTagsLogGroup(Context& ctx, const ListTagsLogGroupRequest& in) {
  const GroupRow row = WT_TRY(FetchGroup(ctx, in.log_group_name));
  ListTagsLogGroupResponse out;
  out.tags = TagsOf(ctx, GroupArn(ctx, row.name));
  return out;
}

}  // namespace wt::logs
