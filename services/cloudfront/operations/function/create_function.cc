#include "services/cloudfront/errors.h"
#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateFunction.html
Result<CreateFunctionResponse> CreateFunction(Context& ctx, const CreateFunctionRequest& in) {
  WT_TRY(CheckFunction(in.function_config, in.function_code));
  if (ctx.Global().Peek<FunctionRow>(in.name) != nullptr) {
    return error::FunctionAlreadyExists("A function with the same name already exists.");
  }
  const auto all = ctx.Rows<FunctionRow>().Scan(ctx.account(), "");
  if (std::distance(all.begin(), all.end()) >= kFunctionsMax) {
    return error::TooManyFunctions("You have reached the maximum number of functions.");
  }
  const std::string arn = ArnOf(ctx, "function", in.name);
  if (in.tags) WT_TRY(CheckTags(ctx, arn, in.tags->items));
  FunctionRow row;
  row.account = ctx.account();
  row.name = in.name;
  row.config = in.function_config;
  row.code = in.function_code;
  row.etag = NewCapitalId(ctx);
  row.created_at = row.modified_at = ctx.now();
  ctx.Turn::Put(row);
  if (in.tags) PutTags(ctx, arn, in.tags->items);
  return CreateFunctionResponse{.function_summary = ToFunctionSummary(ctx, row, false),
                                .location = LocationOf("function", row.name),
                                .e_tag = row.etag};
}

}  // namespace wt::cloudfront
