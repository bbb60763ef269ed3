#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html
Result<AddTagsOutput> AddTags(Context& ctx, const AddTagsInput& in) {
  WT_TRY(CheckNewTags(in.tags));
  for (const std::string& arn : in.resource_arns) {
    WT_TRY(CheckTagged(ctx, arn));
    WT_TRY(PutTags(ctx, arn, in.tags));
  }
  return AddTagsOutput{};
}

}  // namespace wt::elbv2
