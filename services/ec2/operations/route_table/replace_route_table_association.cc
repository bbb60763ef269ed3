#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html
Result<ReplaceRouteTableAssociationResponse> ReplaceRouteTableAssociation(
    Context& ctx, const ReplaceRouteTableAssociationRequest& in) {
  const std::optional<RouteTableAssociationRow> known =
      ctx.Find<RouteTableAssociationRow>(in.association_id);
  if (!known) {
    return error::NotFound("InvalidAssociationID.NotFound", "association ID", in.association_id);
  }
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  if (table.vpc_id != known->vpc_id) {
    return error::InvalidParameterValue(StrCat("Route table ", table.id, " and network ",
                                               known->vpc_id, " belong to different networks"));
  }
  WT_TRY(CheckDryRun(in));
  // The association becomes another one; the main one makes the new table the VPC's main table.
  RouteTableAssociationRow row = *known;
  row.id = ctx.NewId("rtbassoc-");
  row.route_table_id = table.id;
  ctx.Erase<RouteTableAssociationRow>(known->id);
  ctx.Put(row);
  ReplaceRouteTableAssociationResponse out;
  out.new_association_id = row.id;
  out.association_state.emplace().state = "associated";
  return out;
}

}  // namespace wt::ec2
