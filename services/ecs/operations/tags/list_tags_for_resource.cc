#include "services/ecs/operations.h"
#include "services/ecs/resource.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  WT_TRY(CheckResource(ctx, in.resource_arn));
  ListTagsForResourceResponse out;
  out.tags = TagsOf(ctx, in.resource_arn);
  return out;
}

}  // namespace wt::ecs
