#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

Error TagTargetMissingInTag(const std::string& arn) {
  Error error =
      error::ResourceNotFoundException(StrCat("The specified resource doesn't exist: ", arn));
  error.details.emplace_back("ResourceName", arn);
  return error;
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  if (!TargetWithArn(ctx, in.resource_arn)) return TagTargetMissingInTag(in.resource_arn);
  for (const auto& [key, value] : in.tags) {
    if (key.starts_with("aws:")) {
      return error::ValidationException("Tag keys may not begin with aws:");
    }
    TagRow row;
    row.arn = in.resource_arn;
    row.key = key;
    row.value = value;
    ctx.Put(row);
  }
  if (ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), in.resource_arn).size() > kTagsMax) {
    Error error =
        error::TooManyTagsException(StrCat("A resource can have at most ", kTagsMax, " tags."));
    error.details.emplace_back("ResourceName", in.resource_arn);
    return error;
  }
  return TagResourceResponse{};
}

}  // namespace wt::application_autoscaling
