#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
Result<PutUserPolicyResponse> PutUserPolicy(Context& ctx, const PutUserPolicyRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(PutInline(ctx, kUser, user.key, in.policy_name, in.policy_document));
  return PutUserPolicyResponse{};
}

}  // namespace wt::iam
