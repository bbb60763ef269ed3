#include "services/ec2/network.h"
#include "services/ec2/network_acl.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclEntry.html
Result<ReplaceNetworkAclEntryResponse> ReplaceNetworkAclEntry(
    Context& ctx, const ReplaceNetworkAclEntryRequest& in) {
  const NetworkAclRow acl = WT_TRY(FindNetworkAcl(ctx, in.network_acl_id));
  const NetworkAclEntryRow entry = WT_TRY(EntryOf(acl, WishOfEntry(in)));
  if (!ctx.Find<NetworkAclEntryRow>(acl.id, entry.egress, entry.rule_number)) {
    return EntryNotFound(entry.rule_number);
  }
  WT_TRY(CheckDryRun(in));
  ctx.Put(entry);
  return ReplaceNetworkAclEntryResponse{};
}

}  // namespace wt::ec2
