#include "services/cloudfront/distribution.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributionsByWebACLId.html
Result<ListDistributionsByWebACLIdResponse> ListDistributionsByWebACLId(
    Context& ctx, const ListDistributionsByWebACLIdRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  // "null" finds those without one.
  const std::string wanted = in.web_acl_id == "null" ? "" : in.web_acl_id;
  DistributionList list;
  for (const DistributionRow& row : ctx.Rows<DistributionRow>().Scan(ctx.account(), "")) {
    if (page.Before(row.id) || row.config->web_acl_id.value_or("") != wanted) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(ToSummary(ctx, row));
  }
  page.Fill(list);
  return ListDistributionsByWebACLIdResponse{.distribution_list = std::move(list)};
}

}  // namespace wt::cloudfront
