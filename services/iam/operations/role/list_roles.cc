#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
Result<ListRolesResponse> ListRoles(Context& ctx, const ListRolesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListRolesResponse out;
  out.roles.present = true;
  for (const RoleRow& row : ctx.Global().Scan<RoleRow>()) {
    if (!UnderPath(row.path, in.path_prefix) || pager.Before(row.key)) continue;
    if (!pager.Take(row.key)) break;
    out.roles.push_back(ToListed(row));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
