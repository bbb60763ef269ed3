#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
Result<UpdateDistributionResponse> UpdateDistribution(Context& ctx,
                                                      const UpdateDistributionRequest& in) {
  // 1. The one that was read.
  DistributionRow row = WT_TRY(FindDistribution(ctx, in.id));
  WT_TRY(CheckIfMatch(in.if_match, row.etag));
  if (in.distribution_config.caller_reference != row.caller_reference) {
    return error::IllegalUpdate("The update contains modifications that are not allowed.");
  }

  // 2. The whole configuration is replaced.
  DistributionConfig config = in.distribution_config;
  WT_TRY(CheckConfig(ctx, config, in.id));
  Normalize(config);
  WT_TRY(CheckViewer(ctx, config, in.id));
  Release(ctx, row);
  row.config = std::move(config);
  Claim(ctx, row);

  // 3. And it goes out to the edges again.
  Deploy(ctx, row);
  return UpdateDistributionResponse{.distribution = ToDistribution(ctx, row), .e_tag = row.etag};
}

}  // namespace wt::cloudfront
