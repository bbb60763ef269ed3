#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource_arn));
  return ListTagsForResourceResponse{.tags = TagsOf(ctx, in.resource_arn)};
}

}  // namespace wt::cloudwatch
