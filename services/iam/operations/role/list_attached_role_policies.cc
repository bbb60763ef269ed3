#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
Result<ListAttachedRolePoliciesResponse> ListAttachedRolePolicies(
    Context& ctx, const ListAttachedRolePoliciesRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  ListAttachedRolePoliciesResponse out;
  WT_TRY(ListAttached(ctx, kRole, role.key, in, out));
  return out;
}

}  // namespace wt::iam
