#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  WT_TRY(CheckTagged(ctx, in.resource_arn));
  for (const std::string& key : in.tag_keys) EraseTag(ctx, in.resource_arn, key);
  return UntagResourceResponse{};
}

}  // namespace wt::cloudwatch
