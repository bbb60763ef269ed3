#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

Error TagTargetMissingInList(const std::string& arn) {
  Error error =
      error::ResourceNotFoundException(StrCat("The specified resource doesn't exist: ", arn));
  error.details.emplace_back("ResourceName", arn);
  return error;
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  if (!TargetWithArn(ctx, in.resource_arn)) return TagTargetMissingInList(in.resource_arn);
  ListTagsForResourceResponse out;
  out.tags.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>(in.resource_arn)) out.tags[row.key] = row.value;
  return out;
}

}  // namespace wt::application_autoscaling
