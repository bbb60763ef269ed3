#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListResponseHeadersPolicies.html
Result<ListResponseHeadersPoliciesResponse> ListResponseHeadersPolicies(
    Context& ctx, const ListResponseHeadersPoliciesRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  ResponseHeadersPolicyList list;
  for (const auto& [row, managed] : PoliciesOf<ResponseHeadersPolicyConfig>(ctx, in.type)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(
        {.type = managed ? "managed" : "custom",
         .response_headers_policy = {.id = row.id,
                                     .last_modified_time = row.modified_at,
                                     .response_headers_policy_config = *row.config}});
  }
  page.Fill(list);
  return ListResponseHeadersPoliciesResponse{.response_headers_policy_list = std::move(list)};
}

}  // namespace wt::cloudfront
