#include "services/iam/errors.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
Result<UpdateGroupResponse> UpdateGroup(Context& ctx, const UpdateGroupRequest& in) {
  GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  const std::string key_before = group.key;
  group.name = in.new_group_name.value_or(group.name);
  group.key = KeyOf(group.name);
  group.path = in.new_path.value_or(group.path);
  group.arn = IamArn(ctx.account(), "group", group.path, group.name);
  Context at = ctx.Global();
  if (group.key != key_before) {
    if (at.Peek<GroupRow>(group.key) != nullptr) {
      return error::EntityAlreadyExistsException(
          StrCat("Group with name ", group.name, " already exists."));
    }
    at.Erase<GroupRow>(key_before);
    MovePolicies(ctx, kGroup, key_before, group.key);
    for (MembershipRow row : ctx.Rows<MembershipRow>().Collect(ctx.account(), "")) {
      if (row.group != key_before) continue;
      at.Erase<MembershipRow>(row.user, row.group);
      row.group = group.key;
      at.Put(std::move(row));
    }
  }
  ctx.Put(std::move(group));
  return UpdateGroupResponse{};
}

}  // namespace wt::iam
