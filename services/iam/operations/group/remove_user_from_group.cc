#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html
Result<RemoveUserFromGroupResponse> RemoveUserFromGroup(Context& ctx,
                                                        const RemoveUserFromGroupRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  if (!ctx.Global().Erase<MembershipRow>(user.key, group.key)) {
    return error::NoSuchEntityException(
        StrCat("User ", user.name, " is not in group ", group.name, "."));
  }
  return RemoveUserFromGroupResponse{};
}

}  // namespace wt::iam
