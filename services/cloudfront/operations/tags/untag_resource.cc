#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource));
  for (const std::string& key : in.tag_keys.items) {
    ctx.Global().Erase<TagRow>(in.resource, key);
  }
  return UntagResourceResponse{};
}

}  // namespace wt::cloudfront
