#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html
Result<CreateGroupResponse> CreateGroup(Context& ctx, const CreateGroupRequest& in) {
  Context at = ctx.Global();
  if (at.Peek<GroupRow>(KeyOf(in.group_name)) != nullptr) {
    return error::EntityAlreadyExistsException(
        StrCat("Group with name ", in.group_name, " already exists."));
  }
  const auto groups = at.Scan<GroupRow>();
  if (static_cast<size_t>(std::distance(groups.begin(), groups.end())) >= kGroupsMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for GroupsPerAccount: ", kGroupsMax));
  }
  GroupRow row;
  row.account = ctx.account();
  row.name = in.group_name;
  row.key = KeyOf(row.name);
  row.path = in.path.value_or("/");
  row.id = NewUniqueId(ctx, "AGPA");
  row.arn = IamArn(ctx.account(), "group", row.path, row.name);
  row.created_at = ctx.now();
  ctx.Put(row);
  return CreateGroupResponse{.group = ToApi(row)};
}

}  // namespace wt::iam
