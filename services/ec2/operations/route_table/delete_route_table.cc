#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html
Result<DeleteRouteTableResponse> DeleteRouteTable(Context& ctx, const DeleteRouteTableRequest& in) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  // The main table has an association too, so this keeps it.
  const auto associations =
      ctx.Rows<RouteTableAssociationRow>().By<0>(ctx.account(), ctx.region(), table.id);
  if (associations.begin() != associations.end()) {
    return error::DependencyViolation(
        StrCat("The routeTable '", table.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  for (const auto& route : ctx.Rows<RouteRow>().Collect(ctx.account(), ctx.region(), table.id)) {
    ctx.Erase<RouteRow>(route.route_table_id, route.destination);
  }
  ctx.Erase<RouteTableRow>(table.id);
  EraseTags(ctx, table.id);
  return DeleteRouteTableResponse{};
}

}  // namespace wt::ec2
