#include "services/ecs/operations.h"
#include "services/ecs/resource.h"
#include "services/ecs/state.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  WT_TRY(CheckResource(ctx, in.resource_arn));
  for (const std::string& key : in.tag_keys) ctx.Erase<TagRow>(in.resource_arn, key);
  return UntagResourceResponse{};
}

}  // namespace wt::ecs
