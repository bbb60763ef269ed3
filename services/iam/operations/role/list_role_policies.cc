#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
Result<ListRolePoliciesResponse> ListRolePolicies(Context& ctx, const ListRolePoliciesRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  ListRolePoliciesResponse out;
  WT_TRY(ListInline(ctx, kRole, role.key, in, out));
  return out;
}

}  // namespace wt::iam
