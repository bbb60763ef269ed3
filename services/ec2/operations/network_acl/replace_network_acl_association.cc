#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
Result<ReplaceNetworkAclAssociationResponse> ReplaceNetworkAclAssociation(
    Context& ctx, const ReplaceNetworkAclAssociationRequest& in) {
  const std::optional<NetworkAclAssociationRow> known =
      ctx.Find<NetworkAclAssociationRow>(in.association_id);
  if (!known) {
    return error::NotFound("InvalidAssociationID.NotFound", "association ID", in.association_id);
  }
  const NetworkAclRow acl = WT_TRY(FindNetworkAcl(ctx, in.network_acl_id));
  const SubnetRow* subnet = ctx.Peek<SubnetRow>(known->subnet_id);
  if (subnet != nullptr && subnet->vpc_id != acl.vpc_id) {
    return error::InvalidParameterValue(StrCat("Network ACL ", acl.id, " and subnet ",
                                               known->subnet_id, " belong to different networks"));
  }
  WT_TRY(CheckDryRun(in));
  NetworkAclAssociationRow row = *known;
  row.id = ctx.NewId("aclassoc-");
  row.acl_id = acl.id;
  ctx.Erase<NetworkAclAssociationRow>(known->id);
  ctx.Put(row);
  ReplaceNetworkAclAssociationResponse out;
  out.new_association_id = row.id;
  return out;
}

}  // namespace wt::ec2
