#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
Result<ListUsersResponse> ListUsers(Context& ctx, const ListUsersRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListUsersResponse out;
  out.users.present = true;
  for (const UserRow& row : ctx.Global().Scan<UserRow>()) {
    if (!UnderPath(row.path, in.path_prefix) || pager.Before(row.key)) continue;
    if (!pager.Take(row.key)) break;
    out.users.push_back(ToListed(row));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
