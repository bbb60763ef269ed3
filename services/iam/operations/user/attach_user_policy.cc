#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
Result<AttachUserPolicyResponse> AttachUserPolicy(Context& ctx, const AttachUserPolicyRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(Attach(ctx, kUser, user.key, in.policy_arn));
  return AttachUserPolicyResponse{};
}

}  // namespace wt::iam
