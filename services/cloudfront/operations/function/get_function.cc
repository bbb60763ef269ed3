#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetFunction.html
Result<GetFunctionResponse> GetFunction(Context& ctx, const GetFunctionRequest& in) {
  const bool live = in.stage == "LIVE";
  const FunctionRow row = WT_TRY(FindFunction(ctx, in.name, live));
  return GetFunctionResponse{.function_code = live ? row.live_code : row.code,
                             .e_tag = live ? row.live_etag : row.etag,
                             .content_type = "application/octet-stream"};
}

}  // namespace wt::cloudfront
