#include "services/cloudfront/function.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListFunctions.html
Result<ListFunctionsResponse> ListFunctions(Context& ctx, const ListFunctionsRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  const bool live = in.stage == "LIVE";
  FunctionList list;
  for (const FunctionRow& row : ctx.Rows<FunctionRow>().Scan(ctx.account(), "")) {
    if (page.Before(row.name) || (live && !row.live)) continue;
    if (!page.Take(row.name)) break;
    list.items.push_back(ToFunctionSummary(ctx, row, live));
  }
  page.Fill(list);
  return ListFunctionsResponse{.function_list = std::move(list)};
}

}  // namespace wt::cloudfront
