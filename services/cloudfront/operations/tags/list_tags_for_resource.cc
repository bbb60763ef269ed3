#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource));
  ListTagsForResourceResponse out;
  out.tags.items = TagsOf(ctx, in.resource);
  out.tags.items.present = true;
  return out;
}

}  // namespace wt::cloudfront
