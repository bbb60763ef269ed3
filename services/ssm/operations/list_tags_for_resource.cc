#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  const std::string name = WT_TRY(TaggedParameter(ctx, in.resource_type, in.resource_id));
  ListTagsForResourceResponse out;
  out.tag_list.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>(name)) out.tag_list.push_back({row.key, row.value});
  return out;
}

}  // namespace wt::ssm
