#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAcl.html
Result<DeleteNetworkAclResponse> DeleteNetworkAcl(Context& ctx, const DeleteNetworkAclRequest& in) {
  const NetworkAclRow acl = WT_TRY(FindNetworkAcl(ctx, in.network_acl_id));
  if (acl.is_default) {
    return error::InvalidParameterValue("Cannot delete default network ACL");
  }
  const auto associations =
      ctx.Rows<NetworkAclAssociationRow>().By<0>(ctx.account(), ctx.region(), acl.id);
  if (associations.begin() != associations.end()) {
    return error::DependencyViolation(
        StrCat("The networkAcl '", acl.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  for (const auto& entry :
       ctx.Rows<NetworkAclEntryRow>().Collect(ctx.account(), ctx.region(), acl.id)) {
    ctx.Erase<NetworkAclEntryRow>(entry.acl_id, entry.egress, entry.rule_number);
  }
  ctx.Erase<NetworkAclRow>(acl.id);
  EraseTags(ctx, acl.id);
  return DeleteNetworkAclResponse{};
}

}  // namespace wt::ec2
