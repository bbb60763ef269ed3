#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_TagResource.html
Result<TagResourceResponse> TagResource(Context& ctx, const TagResourceRequest& in) {
  const RepositoryRow row = WT_TRY(FetchByArn(ctx, in.resource_arn));
  WT_TRY(PutTags(ctx, row, in.tags));
  return TagResourceResponse{};
}

}  // namespace wt::ecr
