#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  const std::string arn = WT_TRY(TaggedArn(ctx, in.resource_arn));
  for (const std::string& key : in.tag_keys) ctx.Erase<TagRow>(arn, key);
  return UntagResourceResponse{};
}

}  // namespace wt::logs
