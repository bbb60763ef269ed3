#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/page.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
Result<ListPolicyVersionsResponse> ListPolicyVersions(Context& ctx,
                                                      const ListPolicyVersionsRequest& in) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, in.policy_arn));
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListPolicyVersionsResponse out;
  out.versions.present = true;
  // 1. The newest first.
  const int64_t newest = policy.aws ? policy.row.version_default : policy.row.version_next - 1;
  for (int64_t version = newest; version >= 1; --version) {
    const std::optional<PolicyVersionRow> row = FindPolicyVersion(ctx, policy, version);
    // 2. The page's key goes up while versions go down.
    const std::string order = StrCat(1'000'000'000 - version);
    if (!row || pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.versions.push_back(ToApi(*row, version == policy.row.version_default, false));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
