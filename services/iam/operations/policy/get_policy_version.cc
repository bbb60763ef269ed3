#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/policy_change.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
Result<GetPolicyVersionResponse> GetPolicyVersion(Context& ctx, const GetPolicyVersionRequest& in) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, in.policy_arn));
  const PolicyVersionRow row = WT_TRY(FetchPolicyVersion(ctx, policy, in.version_id));
  return GetPolicyVersionResponse{.policy_version =
                                      ToApi(row, row.version == policy.row.version_default, true)};
}

}  // namespace wt::iam
