#include "emulator/world/pager.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListVPCAssociationAuthorizations.html
Result<ListVPCAssociationAuthorizationsResponse> ListVPCAssociationAuthorizations(
    Context& scoped, const ListVPCAssociationAuthorizationsRequest& in) {
  Context ctx = scoped.Global();
  const ZoneRow row = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  const int64_t size = WT_TRY(PageSize(in.max_results, 50));
  Pager pager = WT_TRY(Pager::Open(
      in.next_token, size, 50, error::InvalidPaginationToken("The pagination token is invalid.")));
  ListVPCAssociationAuthorizationsResponse out;
  out.hosted_zone_id = row.id;
  out.vpcs.present = true;
  for (const AuthorizationRow& one : ctx.Scan<AuthorizationRow>(row.id)) {
    if (pager.Before(one.vpc)) continue;
    if (!pager.Take(one.vpc)) break;
    out.vpcs.push_back(VpcToApi(one.vpc));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::route53
