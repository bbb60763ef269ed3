#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html
Result<AssociateRouteTableResponse> AssociateRouteTable(Context& ctx,
                                                        const AssociateRouteTableRequest& in) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, in.route_table_id));
  if (in.gateway_id) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement route tables of gateways.");
  }
  if (!in.subnet_id || in.subnet_id->empty()) return error::MissingParameter("subnetId");
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, *in.subnet_id));
  if (subnet.vpc_id != table.vpc_id) {
    return error::InvalidParameterValue(StrCat("Route table ", table.id, " and subnet ", subnet.id,
                                               " belong to different networks"));
  }
  AssociateRouteTableResponse out;
  out.association_state.emplace().state = "associated";
  for (const auto& known : ctx.Rows<RouteTableAssociationRow>().By<1>(ctx.account(), ctx.region(),
                                                                      subnet.vpc_id, subnet.id)) {
    if (known.route_table_id != table.id) {
      return error::Of("Resource.AlreadyAssociated",
                       StrCat("the specified association for route table ", table.id,
                              " conflicts with an existing association"));
    }
    // The same again is the one that is there.
    out.association_id = known.id;
    return out;
  }
  WT_TRY(CheckDryRun(in));
  const RouteTableAssociationRow row{.id = ctx.NewId("rtbassoc-"),
                                     .route_table_id = table.id,
                                     .subnet_id = subnet.id,
                                     .vpc_id = table.vpc_id};
  ctx.Put(row);
  out.association_id = row.id;
  return out;
}

}  // namespace wt::ec2
