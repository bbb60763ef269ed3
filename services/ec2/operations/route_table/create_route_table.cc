#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html
Result<CreateRouteTableResponse> CreateRouteTable(Context& ctx, const CreateRouteTableRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"route-table"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "route-table"));
  size_t count = 0;
  for ([[maybe_unused]] const RouteTableRow& row :
       ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    ++count;
  }
  if (count >= kRouteTablesPerVpcMax) {
    return error::Of("RouteTableLimitExceeded",
                     "The maximum number of route tables has been reached.");
  }
  WT_TRY(CheckDryRun(in));
  CreateRouteTableResponse out;
  out.client_token = in.client_token;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateRouteTable", in))) {
    out.route_table = ToApi(ctx, WT_TRY(FindRouteTable(ctx, *known)));
    return out;
  }
  RouteTableRow table{.id = ctx.NewId("rtb-"), .vpc_id = vpc.id};
  table.account = ctx.account();
  table.region = ctx.region();
  ctx.Put(table);
  // Every block of the VPC has its local route.
  for (const Cidr& cidr : CidrsOf(ctx, vpc.id)) {
    ctx.Put(RouteRow{.route_table_id = table.id,
                     .destination = cidr.ToString(),
                     .gateway_id = "local",
                     .origin = "CreateRouteTable"});
  }
  WT_TRY(PutTags(ctx, table.id, tags));
  RememberToken(ctx, "CreateRouteTable", in, table.id);
  out.route_table = ToApi(ctx, table);
  return out;
}

}  // namespace wt::ec2
