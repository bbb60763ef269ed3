#include <algorithm>

#include "services/iam/authorization_details.h"
#include "services/iam/operations.h"
#include "services/iam/page.h"

namespace wt::iam {
namespace {

template <class Row>
std::string OrderOfDetail(const Row& row) {
  return row.key;
}
std::string OrderOfDetail(const ManagedPolicy& policy) {
  return StrCat(policy.row.key, " ", policy.row.arn);
}

bool WantsDetail(const GetAccountAuthorizationDetailsRequest& in, std::string_view kind) {
  return in.filter.empty() ||
         std::find(in.filter.begin(), in.filter.end(), kind) != in.filter.end();
}

// The account's own, and those of AWS's that are in use.
std::vector<ManagedPolicy> PoliciesOfDetails(Context& ctx,
                                             const GetAccountAuthorizationDetailsRequest& in) {
  std::vector<ManagedPolicy> out;
  if (WantsDetail(in, "LocalManagedPolicy")) {
    for (const PolicyRow& row : ctx.Global().Scan<PolicyRow>()) out.push_back({.row = row});
  }
  if (WantsDetail(in, "AWSManagedPolicy")) {
    for (const ManagedPolicy& policy : AwsPolicies()) {
      if (AttachmentCount(ctx, ctx.account(), policy.row.arn) > 0 ||
          BoundaryCount(ctx, ctx.account(), policy.row.arn) > 0) {
        out.push_back(policy);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const ManagedPolicy& a, const ManagedPolicy& b) {
    return OrderOfDetail(a) < OrderOfDetail(b);
  });
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
Result<GetAccountAuthorizationDetailsResponse> GetAccountAuthorizationDetails(
    Context& ctx, const GetAccountAuthorizationDetailsRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  GetAccountAuthorizationDetailsResponse out;
  out.user_detail_list.present = out.group_detail_list.present = true;
  out.role_detail_list.present = out.policies.present = true;
  Context at = ctx.Global();
  // One row of pages over all kinds: groups, policies, roles, users.
  const auto each = [&](char kind, const auto& rows, auto&& give) {
    for (const auto& row : rows) {
      const std::string order = StrCat(kind, OrderOfDetail(row));
      if (pager.Before(order)) continue;
      if (!pager.Take(order)) return false;
      give(row);
    }
    return true;
  };
  const bool all =
      (!WantsDetail(in, "Group") ||
       each('g', at.Scan<GroupRow>(),
            [&](const GroupRow& row) { out.group_detail_list.push_back(DetailOf(ctx, row)); })) &&
      each('p', PoliciesOfDetails(ctx, in),
           [&](const ManagedPolicy& policy) { out.policies.push_back(DetailOf(ctx, policy)); }) &&
      (!WantsDetail(in, "Role") ||
       each('r', at.Scan<RoleRow>(),
            [&](const RoleRow& row) { out.role_detail_list.push_back(DetailOf(ctx, row)); })) &&
      (!WantsDetail(in, "User") || each('u', at.Scan<UserRow>(), [&](const UserRow& row) {
        out.user_detail_list.push_back(DetailOf(ctx, row));
      }));
  static_cast<void>(all);
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
