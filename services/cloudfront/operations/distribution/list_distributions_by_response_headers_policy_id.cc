#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributionsByResponseHeadersPolicyId.html
Result<ListDistributionsByResponseHeadersPolicyIdResponse>
ListDistributionsByResponseHeadersPolicyId(
    Context& ctx, const ListDistributionsByResponseHeadersPolicyIdRequest& in) {
  if (!FindResponseHeadersPolicy(ctx, in.response_headers_policy_id)) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  DistributionIdList list;
  for (const DistributionRow& row : DistributionsWhere(ctx, [&](const DistributionConfig& config) {
         return UsesResponseHeadersPolicy(config, in.response_headers_policy_id);
       })) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(row.id);
  }
  page.Fill(list);
  return ListDistributionsByResponseHeadersPolicyIdResponse{.distribution_id_list =
                                                                std::move(list)};
}

}  // namespace wt::cloudfront
