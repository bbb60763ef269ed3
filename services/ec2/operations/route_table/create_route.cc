#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/route.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
Result<CreateRouteResponse> CreateRoute(Context& ctx, const CreateRouteRequest& in) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  RouteRow route = WT_TRY(RouteOf(ctx, table, WishOf(in)));
  // 1. A destination has one route, a black hole included.
  if (ctx.Find<RouteRow>(table.id, route.destination)) {
    return error::Of("RouteAlreadyExists",
                     StrCat("The route identified by ", route.destination, " already exists."));
  }
  // 2. A prefix list counts with all entries that it may have.
  int64_t count = 0;
  for (const RouteRow& known : ctx.Scan<RouteRow>(table.id)) {
    count += known.prefix_list_id.empty() ? 1 : PrefixListWeight(ctx, known.prefix_list_id);
  }
  count += route.prefix_list_id.empty() ? 1 : PrefixListWeight(ctx, route.prefix_list_id);
  if (count > static_cast<int64_t>(kRoutesPerTableMax)) {
    return error::Of("RouteLimitExceeded", "The maximum number of routes has been reached.");
  }
  WT_TRY(CheckDryRun(in));
  ctx.Put(route);
  CreateRouteResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
