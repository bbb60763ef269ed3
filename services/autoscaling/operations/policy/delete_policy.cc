#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeletePolicy.html
Result<DeletePolicyResponse> DeletePolicy(Context& ctx, const DeletePolicyRequest& in) {
  std::string group;
  if (in.auto_scaling_group_name)
    group = WT_TRY(FindGroupForCall(ctx, *in.auto_scaling_group_name)).name;
  ErasePolicy(ctx, WT_TRY(FindPolicy(ctx, group, in.policy_name)));
  return DeletePolicyResponse{};
}

}  // namespace wt::autoscaling
