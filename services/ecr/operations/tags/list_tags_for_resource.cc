#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListTagsForResource.html
Result<ListTagsForResourceResponse> ListTagsForResource(Context& ctx,
                                                        const ListTagsForResourceRequest& in) {
  const RepositoryRow row = WT_TRY(FetchByArn(ctx, in.resource_arn));
  ListTagsForResourceResponse out;
  out.tags.present = true;
  for (const TagRow& tag : ctx.Rows<TagRow>().Scan(row.account, row.region, row.name)) {
    out.tags.push_back({tag.key, tag.value});
  }
  return out;
}

}  // namespace wt::ecr
