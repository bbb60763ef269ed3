#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_PublishFunction.html
Result<PublishFunctionResponse> PublishFunction(Context& ctx, const PublishFunctionRequest& in) {
  FunctionRow row = WT_TRY(FindFunction(ctx, in.name));
  WT_TRY(CheckIfMatch(in.if_match, row.etag));
  if (!row.live) row.live_created_at = ctx.now();
  row.live = true;
  row.live_config = row.config;
  row.live_code = row.code;
  row.live_etag = row.etag;
  row.live_modified_at = ctx.now();
  ctx.Turn::Put(row);
  return PublishFunctionResponse{.function_summary = ToFunctionSummary(ctx, row, true)};
}

}  // namespace wt::cloudfront
