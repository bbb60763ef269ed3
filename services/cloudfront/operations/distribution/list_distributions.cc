#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
Result<ListDistributionsResponse> ListDistributions(Context& ctx,
                                                    const ListDistributionsRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  DistributionList list;
  for (const DistributionRow& row : ctx.Rows<DistributionRow>().Scan(ctx.account(), "")) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(ToSummary(ctx, row));
  }
  page.Fill(list);
  return ListDistributionsResponse{.distribution_list = std::move(list)};
}

}  // namespace wt::cloudfront
