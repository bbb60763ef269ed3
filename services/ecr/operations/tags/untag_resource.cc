#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UntagResource.html
Result<UntagResourceResponse> UntagResource(Context& ctx, const UntagResourceRequest& in) {
  const RepositoryRow row = WT_TRY(FetchByArn(ctx, in.resource_arn));
  for (const std::string& key : in.tag_keys) {
    ctx.Turn::Erase<TagRow>(row.account, row.region, row.name, key);
  }
  return UntagResourceResponse{};
}

}  // namespace wt::ecr
