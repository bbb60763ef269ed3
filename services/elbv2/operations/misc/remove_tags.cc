#include "services/elbv2/balancer_state.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTags.html
Result<RemoveTagsOutput> RemoveTags(Context& ctx, const RemoveTagsInput& in) {
  for (const std::string& arn : in.resource_arns) {
    WT_TRY(CheckTagged(ctx, arn));
    for (const std::string& key : in.tag_keys) ctx.Erase<TagRow>(arn, key);
  }
  return RemoveTagsOutput{};
}

}  // namespace wt::elbv2
