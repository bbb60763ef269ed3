#include <algorithm>

#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/page.h"

namespace wt::iam {
namespace {

std::vector<ManagedPolicy> PoliciesInScope(Context& ctx, const std::string& scope) {
  std::vector<ManagedPolicy> out;
  if (scope != "Local") out = AwsPolicies();
  if (scope != "AWS") {
    for (const PolicyRow& row : ctx.Global().Scan<PolicyRow>()) {
      out.push_back(ManagedPolicy{.row = row});
    }
  }
  std::sort(out.begin(), out.end(), [](const ManagedPolicy& a, const ManagedPolicy& b) {
    return std::tie(a.row.key, a.row.arn) < std::tie(b.row.key, b.row.arn);
  });
  return out;
}

bool Wanted(Context& ctx, const ManagedPolicy& policy, const ListPoliciesRequest& in) {
  const bool attached = AttachmentCount(ctx, ctx.account(), policy.row.arn) > 0;
  const bool bounds = BoundaryCount(ctx, ctx.account(), policy.row.arn) > 0;
  if (in.only_attached.value_or(false) && !attached && !bounds) return false;
  if (!in.policy_usage_filter) return true;
  return *in.policy_usage_filter == "PermissionsBoundary" ? bounds : attached;
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
Result<ListPoliciesResponse> ListPolicies(Context& ctx, const ListPoliciesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListPoliciesResponse out;
  out.policies.present = true;
  for (const ManagedPolicy& policy : PoliciesInScope(ctx, in.scope.value_or("All"))) {
    if (!UnderPath(policy.row.path, in.path_prefix)) continue;
    const std::string order = StrCat(policy.row.key, " ", policy.row.arn);
    if (pager.Before(order) || !Wanted(ctx, policy, in)) continue;
    if (!pager.Take(order)) break;
    out.policies.push_back(ToApi(ctx, policy));
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
