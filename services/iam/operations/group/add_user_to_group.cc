#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
Result<AddUserToGroupResponse> AddUserToGroup(Context& ctx, const AddUserToGroupRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  Context at = ctx.Global();
  if (at.Peek<MembershipRow>(user.key, group.key) != nullptr) return AddUserToGroupResponse{};
  const auto groups = at.Scan<MembershipRow>(user.key);
  if (static_cast<size_t>(std::distance(groups.begin(), groups.end())) >= kGroupsPerUserMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for GroupsPerUser: ", kGroupsPerUserMax));
  }
  at.Put(MembershipRow{.user = user.key, .group = group.key});
  return AddUserToGroupResponse{};
}

}  // namespace wt::iam
