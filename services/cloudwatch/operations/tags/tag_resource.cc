#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource_arn));
  WT_TRY(CheckTags(ctx, in.resource_arn, in.tags));
  PutTags(ctx, in.resource_arn, in.tags);
  return TagResourceResponse{};
}

}  // namespace wt::cloudwatch
