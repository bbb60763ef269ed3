#include "services/route53/operations.h"
#include "services/route53/tags.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  const std::string_view id = ShortId(in.resource_id);
  WT_TRY(CheckTagged(ctx, in.resource_type, id));
  ListTagsForResourceResponse out;
  out.resource_tag_set = TagSetOf(ctx, in.resource_type, id);
  return out;
}

}  // namespace wt::route53
