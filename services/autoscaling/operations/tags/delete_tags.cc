#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteTags.html
Result<DeleteTagsResponse> DeleteTags(Context& ctx, const DeleteTagsRequest& in) {
  for (const Tag& tag : in.tags) {
    const GroupRow group = WT_TRY(FindGroupForCall(ctx, tag.resource_id.value_or("")));
    // A value that is given has to be the tag's.
    const std::optional<TagRow> row = ctx.Find<TagRow>(group.name, tag.key);
    if (!row || (tag.value && *tag.value != row->value)) continue;
    ctx.Erase<TagRow>(group.name, tag.key);
  }
  return DeleteTagsResponse{};
}

}  // namespace wt::autoscaling
