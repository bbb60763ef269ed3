#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html
Result<ListInstanceProfilesResponse> ListInstanceProfiles(Context& ctx,
                                                          const ListInstanceProfilesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListInstanceProfilesResponse out;
  out.instance_profiles.present = true;
  for (const InstanceProfileRow& row : ctx.Global().Scan<InstanceProfileRow>()) {
    if (!UnderPath(row.path, in.path_prefix) || pager.Before(row.key)) continue;
    if (!pager.Take(row.key)) break;
    out.instance_profiles.push_back(ToListedProfile(ctx, row));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
