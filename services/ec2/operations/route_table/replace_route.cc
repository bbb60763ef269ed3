#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/route.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html
Result<ReplaceRouteResponse> ReplaceRoute(Context& ctx, const ReplaceRouteRequest& in) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  RouteWish wish = WishOf(in);
  wish.local = in.local_target.value_or(false);
  RouteRow route = WT_TRY(RouteOf(ctx, table, wish));
  const std::optional<RouteRow> known = ctx.Find<RouteRow>(table.id, route.destination);
  if (!known) {
    return error::InvalidParameterValue(StrCat("There is no route defined for '", route.destination,
                                               "' in the route table. Use CreateRoute instead."));
  }
  WT_TRY(CheckDryRun(in));
  route.origin = known->origin;
  ctx.Put(route);
  return ReplaceRouteResponse{};
}

}  // namespace wt::ec2
