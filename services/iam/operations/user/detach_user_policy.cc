#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html
Result<DetachUserPolicyResponse> DetachUserPolicy(Context& ctx, const DetachUserPolicyRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(Detach(ctx, kUser, user.key, in.policy_arn));
  return DetachUserPolicyResponse{};
}

}  // namespace wt::iam
