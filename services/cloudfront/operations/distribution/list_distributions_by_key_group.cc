#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributionsByKeyGroup.html
Result<ListDistributionsByKeyGroupResponse> ListDistributionsByKeyGroup(
    Context& ctx, const ListDistributionsByKeyGroupRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  if (!FindConfig<KeyGroupConfig>(ctx, in.key_group_id)) {
    return error::NoSuchResource("A resource that was specified is not valid.");
  }
  DistributionIdList list;
  for (const DistributionRow& row : DistributionsWhere(ctx, [&](const DistributionConfig& config) {
         return UsesKeyGroup(config, in.key_group_id);
       })) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(row.id);
  }
  page.Fill(list);
  return ListDistributionsByKeyGroupResponse{.distribution_id_list = std::move(list)};
}

}  // namespace wt::cloudfront
