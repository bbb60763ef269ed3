#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginRequestPolicies.html
Result<ListOriginRequestPoliciesResponse> ListOriginRequestPolicies(
    Context& ctx, const ListOriginRequestPoliciesRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  OriginRequestPolicyList list;
  for (const auto& [row, managed] : PoliciesOf<OriginRequestPolicyConfig>(ctx, in.type)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back({.type = managed ? "managed" : "custom",
                          .origin_request_policy = {.id = row.id,
                                                    .last_modified_time = row.modified_at,
                                                    .origin_request_policy_config = *row.config}});
  }
  page.Fill(list);
  return ListOriginRequestPoliciesResponse{.origin_request_policy_list = std::move(list)};
}

}  // namespace wt::cloudfront
