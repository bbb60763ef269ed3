#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  const std::string arn = WT_TRY(TaggedArn(ctx, in.resource_arn));
  WT_TRY(PutTags(ctx, arn, in.tags));
  return TagResourceResponse{};
}

}  // namespace wt::logs
