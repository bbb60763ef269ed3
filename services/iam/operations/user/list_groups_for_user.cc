#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html
Result<ListGroupsForUserResponse> ListGroupsForUser(Context& ctx,
                                                    const ListGroupsForUserRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListGroupsForUserResponse out;
  out.groups.present = true;
  for (const MembershipRow& row : ctx.Global().Scan<MembershipRow>(user.key)) {
    if (pager.Before(row.group)) continue;
    if (!pager.Take(row.group)) break;
    out.groups.push_back(ToApi(*ctx.Global().Find<GroupRow>(row.group)));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
