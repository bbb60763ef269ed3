#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteFunction.html
Result<DeleteFunctionResponse> DeleteFunction(Context& ctx, const DeleteFunctionRequest& in) {
  const FunctionRow row = WT_TRY(FindFunction(ctx, in.name));
  WT_TRY(CheckIfMatch(in.if_match, row.etag));
  const std::string arn = ArnOf(ctx, "function", row.name);
  const auto users = DistributionsWhere(
      ctx, [&](const DistributionConfig& config) { return UsesFunction(config, arn); });
  if (!users.empty()) {
    return error::FunctionInUse(
        "Cannot delete the function because it's attached to one or more cache behaviors.");
  }
  EraseTags(ctx, arn);
  ctx.Global().Erase<FunctionRow>(row.name);
  return DeleteFunctionResponse{};
}

}  // namespace wt::cloudfront
