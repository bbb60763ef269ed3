#include <algorithm>
#include <vector>

#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListInvalidations.html
Result<ListInvalidationsResponse> ListInvalidations(Context& ctx,
                                                    const ListInvalidationsRequest& in) {
  WT_TRY(FindDistribution(ctx, in.distribution_id));
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  // The newest first; ties by id. A marker is the id of the next one.
  std::vector<InvalidationRow> rows =
      ctx.Rows<InvalidationRow>().Collect(ctx.account(), "", in.distribution_id);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return b.created_at < a.created_at; });
  InvalidationList list;
  bool begun = page.marker.empty();
  for (const InvalidationRow& row : rows) {
    begun = begun || row.id == page.marker;
    if (!begun) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back({.id = row.id,
                          .create_time = row.created_at,
                          .status = row.completed ? "Completed" : "InProgress"});
  }
  page.Fill(list);
  return ListInvalidationsResponse{.invalidation_list = std::move(list)};
}

}  // namespace wt::cloudfront
