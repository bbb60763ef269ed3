#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteManagedPrefixList.html
Result<DeleteManagedPrefixListResponse> DeleteManagedPrefixList(
    Context& ctx, const DeleteManagedPrefixListRequest& in) {
  const PrefixListRow list = WT_TRY(FindOwnPrefixList(ctx, in.prefix_list_id));
  if (!PrefixListUses(ctx, list.id).empty()) {
    return error::DependencyViolation(
        StrCat("The prefix list '", list.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  DeleteManagedPrefixListResponse out;
  out.prefix_list = ToApi(ctx, *FindPrefixList(ctx, list.id));
  out.prefix_list->state = "delete-in-progress";
  for (const auto& row :
       ctx.Rows<PrefixListEntryRow>().Collect(ctx.account(), ctx.region(), list.id)) {
    ctx.Erase<PrefixListEntryRow>(row.prefix_list_id, row.version, row.cidr);
  }
  ctx.Erase<PrefixListRow>(list.id);
  EraseTags(ctx, list.id);
  return out;
}

}  // namespace wt::ec2
