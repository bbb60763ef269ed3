#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/resource.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  WT_TRY(CheckResource(ctx, in.resource_arn));
  if (in.tags.empty()) return error::InvalidParameterException("Tags can not be empty.");
  WT_TRY(CheckTags(in.tags));
  PutTags(ctx, in.resource_arn, in.tags);
  if (TagsOf(ctx, in.resource_arn).size() > kTagsMax) {
    return error::LimitExceededException("The number of tags cannot exceed 50.");
  }
  return TagResourceResponse{};
}

}  // namespace wt::ecs
