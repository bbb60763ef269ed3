#include "services/route53/operations.h"
#include "services/route53/tags.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListTagsForResources.html
Result<ListTagsForResourcesResponse> ListTagsForResources(Context& ctx,
                                                          const ListTagsForResourcesRequest& in) {
  ListTagsForResourcesResponse out;
  out.resource_tag_sets.present = true;
  for (const std::string& reference : in.resource_ids) {
    const std::string_view id = ShortId(reference);
    WT_TRY(CheckTagged(ctx, in.resource_type, id));
    out.resource_tag_sets.push_back(TagSetOf(ctx, in.resource_type, id));
  }
  return out;
}

}  // namespace wt::route53
