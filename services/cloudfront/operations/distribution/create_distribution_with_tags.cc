#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistributionWithTags.html
Result<CreateDistributionWithTagsResponse> CreateDistributionWithTags(
    Context& ctx, const CreateDistributionWithTagsRequest& in) {
  const DistributionConfigWithTags& given = in.distribution_config_with_tags;
  const DistributionRow row =
      WT_TRY(MakeDistribution(ctx, given.distribution_config, given.tags.items));
  return CreateDistributionWithTagsResponse{.distribution = ToDistribution(ctx, row),
                                            .location = LocationOf("distribution", row.id),
                                            .e_tag = row.etag};
}

}  // namespace wt::cloudfront
