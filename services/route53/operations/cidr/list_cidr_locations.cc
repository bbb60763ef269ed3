#include "emulator/world/pager.h"
#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListCidrLocations.html
Result<ListCidrLocationsResponse> ListCidrLocations(Context& scoped,
                                                    const ListCidrLocationsRequest& in) {
  Context ctx = scoped.Global();
  WT_TRY(FindCidrCollection(ctx, in.collection_id));
  const int64_t size = WT_TRY(PageSize(in.max_results, kPageDefault));
  Pager pager = WT_TRY(
      Pager::Open(in.next_token, size, size, error::InvalidInput("The next token is invalid.")));
  ListCidrLocationsResponse out;
  out.cidr_locations.present = true;
  for (const CidrLocationRow& row : ctx.Scan<CidrLocationRow>(in.collection_id)) {
    if (pager.Before(row.location)) continue;
    if (!pager.Take(row.location)) break;
    out.cidr_locations.emplace_back().location_name = row.location;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::route53
