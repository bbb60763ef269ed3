#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
Result<DescribeTagsOutput> DescribeTags(Context& ctx, const DescribeTagsInput& in) {
  constexpr size_t kResourcesMax = 20;
  if (in.resource_arns.size() > kResourcesMax) {
    return error::ValidationError(
        StrCat("You can specify up to '", kResourcesMax, "' resources in a single call"));
  }
  DescribeTagsOutput out;
  out.tag_descriptions.present = true;
  for (const std::string& arn : in.resource_arns) {
    WT_TRY(CheckTagged(ctx, arn));
    TagDescription& description = out.tag_descriptions.emplace_back();
    description.resource_arn = arn;
    description.tags = TagsOf(ctx, arn);
  }
  return out;
}

}  // namespace wt::elbv2
