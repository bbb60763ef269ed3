#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/route.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html
Result<DeleteRouteResponse> DeleteRoute(Context& ctx, const DeleteRouteRequest& in) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  const std::string destination =
      WT_TRY(DestinationOf(ctx, {.cidr = in.destination_cidr_block,
                                 .ipv6_cidr = in.destination_ipv6_cidr_block,
                                 .prefix_list_id = in.destination_prefix_list_id}));
  const std::optional<RouteRow> route = ctx.Find<RouteRow>(table.id, destination);
  if (!route) {
    return error::Of("InvalidRoute.NotFound", StrCat("no route with destination-cidr-block ",
                                                     destination, " in route table ", table.id));
  }
  if (route->origin == "CreateRouteTable") {
    return error::InvalidParameterValue(
        StrCat("cannot remove local route ", destination, " in route table ", table.id));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<RouteRow>(table.id, destination);
  return DeleteRouteResponse{};
}

}  // namespace wt::ec2
