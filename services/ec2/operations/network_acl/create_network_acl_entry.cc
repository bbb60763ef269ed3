#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/network.h"
#include "services/ec2/network_acl.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
Result<CreateNetworkAclEntryResponse> CreateNetworkAclEntry(
    Context& ctx, const CreateNetworkAclEntryRequest& in) {
  const NetworkAclRow acl = WT_TRY(FindNetworkAcl(ctx, in.network_acl_id));
  const NetworkAclEntryRow entry = WT_TRY(EntryOf(acl, WishOfEntry(in)));
  size_t count = 0;
  for (const NetworkAclEntryRow& known : ctx.Scan<NetworkAclEntryRow>(acl.id, entry.egress)) {
    if (known.rule_number == entry.rule_number) {
      return error::Of(
          "NetworkAclEntryAlreadyExists",
          StrCat("The network acl entry identified by ", entry.rule_number, " already exists."));
    }
    count += known.rule_number < 32767 ? 1 : 0;
  }
  if (count >= kAclEntriesMax) {
    return error::Of("NetworkAclEntryLimitExceeded",
                     "The maximum number of network acl entries has been reached.");
  }
  WT_TRY(CheckDryRun(in));
  ctx.Put(entry);
  return CreateNetworkAclEntryResponse{};
}

}  // namespace wt::ec2
