#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html
Result<DeleteUserPolicyResponse> DeleteUserPolicy(Context& ctx, const DeleteUserPolicyRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(FetchInline(ctx, kUser, user.key, in.policy_name));
  ctx.Global().Erase<InlinePolicyRow>(kUser, user.key, in.policy_name);
  return DeleteUserPolicyResponse{};
}

}  // namespace wt::iam
