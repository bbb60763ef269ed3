#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html
Result<ListAttachedUserPoliciesResponse> ListAttachedUserPolicies(
    Context& ctx, const ListAttachedUserPoliciesRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  ListAttachedUserPoliciesResponse out;
  WT_TRY(ListAttached(ctx, kUser, user.key, in, out));
  return out;
}

}  // namespace wt::iam
