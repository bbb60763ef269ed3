#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html
Result<DetachGroupPolicyResponse> DetachGroupPolicy(Context& ctx,
                                                    const DetachGroupPolicyRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  WT_TRY(Detach(ctx, kGroup, group.key, in.policy_arn));
  return DetachGroupPolicyResponse{};
}

}  // namespace wt::iam
