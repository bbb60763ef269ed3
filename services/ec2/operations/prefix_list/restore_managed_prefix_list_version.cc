#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RestoreManagedPrefixListVersion.html
Result<RestoreManagedPrefixListVersionResponse> RestoreManagedPrefixListVersion(
    Context& ctx, const RestoreManagedPrefixListVersionRequest& in) {
  PrefixListRow list = WT_TRY(FindOwnPrefixList(ctx, in.prefix_list_id));
  if (in.current_version != list.version) {
    return error::Of("PrefixListVersionMismatch",
                     StrCat("The prefix list has the version ", list.version, ", not ",
                            in.current_version, "."));
  }
  if (in.previous_version < 1 || in.previous_version >= list.version) {
    return error::Of("PrefixListVersionNotFound",
                     StrCat("The prefix list has no earlier version ", in.previous_version, "."));
  }
  WT_TRY(CheckDryRun(in));
  ++list.version;
  list.state = "restore-complete";
  for (PrefixListEntryRow row : ctx.Rows<PrefixListEntryRow>().Collect(
           ctx.account(), ctx.region(), list.id, in.previous_version)) {
    row.version = list.version;
    ctx.Put(row);
  }
  ctx.Put(list);
  RestoreManagedPrefixListVersionResponse out;
  out.prefix_list = ToApi(ctx, *FindPrefixList(ctx, list.id));
  out.prefix_list->state = "restore-in-progress";
  return out;
}

}  // namespace wt::ec2
