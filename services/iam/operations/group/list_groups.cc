#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html
Result<ListGroupsResponse> ListGroups(Context& ctx, const ListGroupsRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListGroupsResponse out;
  out.groups.present = true;
  for (const GroupRow& row : ctx.Global().Scan<GroupRow>()) {
    if (!UnderPath(row.path, in.path_prefix) || pager.Before(row.key)) continue;
    if (!pager.Take(row.key)) break;
    out.groups.push_back(ToApi(row));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
