#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html
Result<GetDistributionResponse> GetDistribution(Context& ctx, const GetDistributionRequest& in) {
  const DistributionRow row = WT_TRY(FindDistribution(ctx, in.id));
  return GetDistributionResponse{.distribution = ToDistribution(ctx, row), .e_tag = row.etag};
}

}  // namespace wt::cloudfront
