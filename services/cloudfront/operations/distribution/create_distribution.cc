#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
Result<CreateDistributionResponse> CreateDistribution(Context& ctx,
                                                      const CreateDistributionRequest& in) {
  const DistributionRow row = WT_TRY(MakeDistribution(ctx, in.distribution_config, {}));
  return CreateDistributionResponse{.distribution = ToDistribution(ctx, row),
                                    .location = LocationOf("distribution", row.id),
                                    .e_tag = row.etag};
}

}  // namespace wt::cloudfront
