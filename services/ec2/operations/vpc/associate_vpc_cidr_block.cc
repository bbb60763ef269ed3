#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_cidr.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
Result<AssociateVpcCidrBlockResponse> AssociateVpcCidrBlock(
    Context& ctx, const AssociateVpcCidrBlockRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (in.amazon_provided_ipv6_cidr_block.value_or(false) || in.ipv6_cidr_block ||
      in.ipv4_ipam_pool_id || in.ipv6_ipam_pool_id || in.ipv6_pool) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement IPv6 blocks and IPAM pools of a VPC.");
  }
  if (!in.cidr_block || in.cidr_block->empty()) return error::MissingParameter("cidrBlock");
  const Cidr cidr = WT_TRY(CheckSecondaryCidr(ctx, vpc, *in.cidr_block));
  const VpcCidrRow row{
      .vpc_id = vpc.id, .association_id = ctx.NewId("vpc-cidr-assoc-"), .cidr = cidr.ToString()};
  ctx.Put(row);
  // Every table of the VPC gets the local route.
  std::vector<std::string> tables;
  for (const RouteTableRow& table :
       ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    tables.push_back(table.id);
  }
  for (const std::string& table : tables) {
    ctx.Put(RouteRow{.route_table_id = table,
                     .destination = row.cidr,
                     .gateway_id = "local",
                     .origin = "CreateRouteTable"});
  }
  AssociateVpcCidrBlockResponse out;
  out.vpc_id = vpc.id;
  VpcCidrBlockAssociation& association = out.cidr_block_association.emplace();
  association.association_id = row.association_id;
  association.cidr_block = row.cidr;
  // The first answer tells of the work; the next look finds it associated.
  association.cidr_block_state.emplace().state = "associating";
  return out;
}

}  // namespace wt::ec2
