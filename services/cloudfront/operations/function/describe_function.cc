#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DescribeFunction.html
Result<DescribeFunctionResponse> DescribeFunction(Context& ctx, const DescribeFunctionRequest& in) {
  const bool live = in.stage == "LIVE";
  const FunctionRow row = WT_TRY(FindFunction(ctx, in.name, live));
  return DescribeFunctionResponse{.function_summary = ToFunctionSummary(ctx, row, live),
                                  .e_tag = live ? row.live_etag : row.etag};
}

}  // namespace wt::cloudfront
