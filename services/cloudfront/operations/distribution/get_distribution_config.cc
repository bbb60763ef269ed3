#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistributionConfig.html
Result<GetDistributionConfigResponse> GetDistributionConfig(
    Context& ctx, const GetDistributionConfigRequest& in) {
  const DistributionRow row = WT_TRY(FindDistribution(ctx, in.id));
  return GetDistributionConfigResponse{.distribution_config = *row.config, .e_tag = row.etag};
}

}  // namespace wt::cloudfront
