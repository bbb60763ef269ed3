#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html
Result<ListUserPoliciesResponse> ListUserPolicies(Context& ctx, const ListUserPoliciesRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  ListUserPoliciesResponse out;
  WT_TRY(ListInline(ctx, kUser, user.key, in, out));
  return out;
}

}  // namespace wt::iam
