#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html
Result<DeleteGroupPolicyResponse> DeleteGroupPolicy(Context& ctx,
                                                    const DeleteGroupPolicyRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  WT_TRY(FetchInline(ctx, kGroup, group.key, in.policy_name));
  ctx.Global().Erase<InlinePolicyRow>(kGroup, group.key, in.policy_name);
  return DeleteGroupPolicyResponse{};
}

}  // namespace wt::iam
