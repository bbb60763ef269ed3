#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/network_acl.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAclEntry.html
Result<DeleteNetworkAclEntryResponse> DeleteNetworkAclEntry(
    Context& ctx, const DeleteNetworkAclEntryRequest& in) {
  const NetworkAclRow acl = WT_TRY(FindNetworkAcl(ctx, in.network_acl_id));
  if (in.rule_number >= 32767) {
    return error::InvalidParameterValue(
        StrCat("Value (", in.rule_number, ") for parameter ruleNumber is invalid."));
  }
  if (!ctx.Find<NetworkAclEntryRow>(acl.id, in.egress, in.rule_number)) {
    return EntryNotFound(in.rule_number);
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<NetworkAclEntryRow>(acl.id, in.egress, in.rule_number);
  return DeleteNetworkAclEntryResponse{};
}

}  // namespace wt::ec2
