#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributionsByOriginRequestPolicyId.html
Result<ListDistributionsByOriginRequestPolicyIdResponse> ListDistributionsByOriginRequestPolicyId(
    Context& ctx, const ListDistributionsByOriginRequestPolicyIdRequest& in) {
  if (!FindOriginRequestPolicy(ctx, in.origin_request_policy_id)) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  DistributionIdList list;
  for (const DistributionRow& row : DistributionsWhere(ctx, [&](const DistributionConfig& config) {
         return UsesOriginRequestPolicy(config, in.origin_request_policy_id);
       })) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(row.id);
  }
  page.Fill(list);
  return ListDistributionsByOriginRequestPolicyIdResponse{.distribution_id_list = std::move(list)};
}

}  // namespace wt::cloudfront
