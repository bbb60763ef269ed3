#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/invalidation.h"
#include "services/cloudfront/operations.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetInvalidation.html
Result<GetInvalidationResponse> GetInvalidation(Context& ctx, const GetInvalidationRequest& in) {
  WT_TRY(FindDistribution(ctx, in.distribution_id));
  const auto row = ctx.Global().Find<InvalidationRow>(in.distribution_id, in.id);
  if (!row) return error::NoSuchInvalidation("The specified invalidation does not exist.");
  return GetInvalidationResponse{.invalidation = ToInvalidation(*row)};
}

}  // namespace wt::cloudfront
