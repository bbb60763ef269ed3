#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

Error TagTargetMissingInUntag(const std::string& arn) {
  Error error =
      error::ResourceNotFoundException(StrCat("The specified resource doesn't exist: ", arn));
  error.details.emplace_back("ResourceName", arn);
  return error;
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  if (!TargetWithArn(ctx, in.resource_arn)) return TagTargetMissingInUntag(in.resource_arn);
  for (const std::string& key : in.tag_keys) ctx.Erase<TagRow>(in.resource_arn, key);
  return UntagResourceResponse{};
}

}  // namespace wt::application_autoscaling
