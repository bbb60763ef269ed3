#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html
Result<PutGroupPolicyResponse> PutGroupPolicy(Context& ctx, const PutGroupPolicyRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  WT_TRY(PutInline(ctx, kGroup, group.key, in.policy_name, in.policy_document));
  return PutGroupPolicyResponse{};
}

}  // namespace wt::iam
