#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
Result<DeleteGroupResponse> DeleteGroup(Context& ctx, const DeleteGroupRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  for (const MembershipRow& row : ctx.Global().Scan<MembershipRow>()) {
    if (row.group == group.key) {
      return error::DeleteConflictException(
          "Cannot delete entity, must remove users from group first.");
    }
  }
  WT_TRY(CheckWithoutPolicies(ctx, kGroup, group.key));
  ctx.Global().Erase<GroupRow>(group.key);
  return DeleteGroupResponse{};
}

}  // namespace wt::iam
