#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/tags.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateOrUpdateTags.html
Result<CreateOrUpdateTagsResponse> CreateOrUpdateTags(Context& ctx,
                                                      const CreateOrUpdateTagsRequest& in) {
  WT_TRY(CheckTags(in.tags));
  for (const Tag& tag : in.tags) {
    const GroupRow group = WT_TRY(FindGroupForCall(ctx, tag.resource_id.value_or("")));
    PutTags(ctx, group.name, {tag});
    if (ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), group.name).size() >
        kTagsPerGroupMax) {
      return error::LimitExceededFault(
          StrCat("You have reached the limit of ", kTagsPerGroupMax, " tags per group."));
    }
  }
  return CreateOrUpdateTagsResponse{};
}

}  // namespace wt::autoscaling
