#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html
Result<AttachGroupPolicyResponse> AttachGroupPolicy(Context& ctx,
                                                    const AttachGroupPolicyRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  WT_TRY(Attach(ctx, kGroup, group.key, in.policy_arn));
  return AttachGroupPolicyResponse{};
}

}  // namespace wt::iam
