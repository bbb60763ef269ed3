#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCachePolicies.html
Result<ListCachePoliciesResponse> ListCachePolicies(Context& ctx,
                                                    const ListCachePoliciesRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  CachePolicyList list;
  for (const auto& [row, managed] : PoliciesOf<CachePolicyConfig>(ctx, in.type)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back({.type = managed ? "managed" : "custom",
                          .cache_policy = {.id = row.id,
                                           .last_modified_time = row.modified_at,
                                           .cache_policy_config = *row.config}});
  }
  page.Fill(list);
  return ListCachePoliciesResponse{.cache_policy_list = std::move(list)};
}

}  // namespace wt::cloudfront
