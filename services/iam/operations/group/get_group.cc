#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
Result<GetGroupResponse> GetGroup(Context& ctx, const GetGroupRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  GetGroupResponse out;
  out.group = ToApi(group);
  out.users.present = true;
  for (const UserRow& user : ctx.Global().Scan<UserRow>()) {
    if (ctx.Global().Peek<MembershipRow>(user.key, group.key) == nullptr) continue;
    if (pager.Before(user.key)) continue;
    if (!pager.Take(user.key)) break;
    out.users.push_back(ToListed(user));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
