#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  ListTagsForResourceResponse out;
  out.tags = TagsOf(ctx, WT_TRY(TaggedArn(ctx, in.resource_arn)));
  return out;
}

}  // namespace wt::logs
