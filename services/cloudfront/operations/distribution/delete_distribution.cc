#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"
#include "services/route53/route53.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteDistribution.html
Result<DeleteDistributionResponse> DeleteDistribution(Context& ctx,
                                                      const DeleteDistributionRequest& in) {
  // 1. The one that was read, disabled, and known to all edges as such.
  const DistributionRow row = WT_TRY(FindDistribution(ctx, in.id));
  WT_TRY(CheckIfMatch(in.if_match, row.etag));
  if (row.config->enabled || !row.deployed) {
    return error::DistributionNotDisabled(
        "The distribution you are trying to delete has not been disabled.");
  }

  // 2. Its names are free again, and its tags and invalidations go with it.
  ctx.Trace("distribution_deleted", {{"distribution", row.id}});
  Release(ctx, row);
  route53::WithdrawEndpoint(ctx, row.domain_name);
  EraseTags(ctx, ArnOf(ctx, "distribution", row.id));
  for (const InvalidationRow& invalidation :
       ctx.Rows<InvalidationRow>().Collect(ctx.account(), "", row.id)) {
    ctx.Global().Erase<InvalidationRow>(row.id, invalidation.id);
  }
  ctx.Global().Erase<DistributionRow>(row.id);
  return DeleteDistributionResponse{};
}

}  // namespace wt::cloudfront
