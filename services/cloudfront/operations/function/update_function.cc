#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateFunction.html
Result<UpdateFunctionResponse> UpdateFunction(Context& ctx, const UpdateFunctionRequest& in) {
  FunctionRow row = WT_TRY(FindFunction(ctx, in.name));
  WT_TRY(CheckIfMatch(in.if_match, row.etag));
  WT_TRY(CheckFunction(in.function_config, in.function_code));
  row.config = in.function_config;
  row.code = in.function_code;
  row.etag = NewCapitalId(ctx);
  row.modified_at = ctx.now();
  ctx.Turn::Put(row);
  return UpdateFunctionResponse{.function_summary = ToFunctionSummary(ctx, row, false),
                                .e_tag = row.etag};
}

}  // namespace wt::cloudfront
