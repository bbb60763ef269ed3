#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html
Result<ListInstanceProfilesForRoleResponse> ListInstanceProfilesForRole(
    Context& ctx, const ListInstanceProfilesForRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListInstanceProfilesForRoleResponse out;
  out.instance_profiles.present = true;
  for (const InstanceProfileRow& row : ctx.Global().Scan<InstanceProfileRow>()) {
    if (!HasRole(row, role.key) || pager.Before(row.key)) continue;
    if (!pager.Take(row.key)) break;
    out.instance_profiles.push_back(ToListedProfile(ctx, row));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
