#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html
Result<DisassociateVpcCidrBlockResponse> DisassociateVpcCidrBlock(
    Context& ctx, const DisassociateVpcCidrBlockRequest& in) {
  std::optional<VpcCidrRow> row;
  for (const VpcCidrRow& known : ctx.Scan<VpcCidrRow>()) {
    if (known.association_id == in.association_id) row = known;
  }
  if (!row) {
    return error::Of(
        "InvalidVpcCidrBlockAssociationID.NotFound",
        StrCat("The vpc CIDR block association ID '", in.association_id, "' does not exist"));
  }
  if (row->primary) {
    return error::Of("OperationNotPermitted",
                     StrCat("The vpc CIDR block with association ID ", in.association_id,
                            " may not be disassociated. It is the primary IPv4 CIDR block of the "
                            "VPC"));
  }
  const Cidr block = *ParseCidr(row->cidr);
  for (const SubnetRow& subnet :
       ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), row->vpc_id)) {
    if (!block.Contains(*ParseCidr(subnet.cidr))) continue;
    return error::Of(
        "InvalidCidrBlock.InUse",
        StrCat("The vpc ", row->vpc_id, " currently has a subnet within CIDR block ", row->cidr));
  }
  std::vector<std::string> tables;
  for (const RouteTableRow& table :
       ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), row->vpc_id)) {
    tables.push_back(table.id);
  }
  for (const std::string& table : tables) ctx.Erase<RouteRow>(table, row->cidr);
  ctx.Erase<VpcCidrRow>(row->vpc_id, row->association_id);
  DisassociateVpcCidrBlockResponse out;
  out.vpc_id = row->vpc_id;
  VpcCidrBlockAssociation& association = out.cidr_block_association.emplace();
  association.association_id = row->association_id;
  association.cidr_block = row->cidr;
  association.cidr_block_state.emplace().state = "disassociating";
  return out;
}

}  // namespace wt::ec2
