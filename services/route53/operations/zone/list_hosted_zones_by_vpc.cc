#include <algorithm>

#include "emulator/world/pager.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByVPC.html
Result<ListHostedZonesByVPCResponse> ListHostedZonesByVPC(Context& ctx,
                                                          const ListHostedZonesByVPCRequest& in) {
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));
  Pager pager =
      WT_TRY(Pager::Open(in.next_token, size, kPageDefault,
                         error::InvalidPaginationToken("The pagination token is invalid.")));
  const std::string vpc = StrCat(in.vpc_region, "/", in.vpc_id);
  ListHostedZonesByVPCResponse out;
  out.max_items = StrCat(size);
  out.hosted_zone_summaries.present = true;
  // Zones of other accounts are among them.
  for (const ZoneRow& row : ctx.Rows<ZoneRow>().All()) {
    const bool seen = std::find(row.vpcs.begin(), row.vpcs.end(), vpc) != row.vpcs.end();
    const std::string key = StrCat(row.account, "/", row.id);
    if (!seen || pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    HostedZoneSummary& summary = out.hosted_zone_summaries.emplace_back();
    summary.hosted_zone_id = row.id;
    summary.name = row.name;
    summary.owner.owning_account = row.account;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::route53
