#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource));
  WT_TRY(CheckTags(ctx, in.resource, in.tags.items));
  PutTags(ctx, in.resource, in.tags.items);
  return TagResourceResponse{};
}

}  // namespace wt::cloudfront
