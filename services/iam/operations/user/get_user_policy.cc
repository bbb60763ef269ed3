#include "services/iam/document.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html
Result<GetUserPolicyResponse> GetUserPolicy(Context& ctx, const GetUserPolicyRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  const InlinePolicyRow row = WT_TRY(FetchInline(ctx, kUser, user.key, in.policy_name));
  return GetUserPolicyResponse{
      .user_name = user.name, .policy_name = row.name, .policy_document = UrlEncoded(row.document)};
}

}  // namespace wt::iam
