#include "services/iam/evaluate.h"
#include "services/iam/operations.h"
#include "services/iam/simulation.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
Result<SimulateCustomPolicyResponse> SimulateCustomPolicy(Context& ctx,
                                                          const SimulateCustomPolicyRequest& in) {
  Subject subject{.values = TimeValues(ctx.now())};
  subject.principal = {.kind = laws::iam_policy::Principal::Kind::kUser,
                       .account = ctx.account(),
                       .arn = in.caller_arn.value_or("")};
  subject.policies.identity = WT_TRY(ParseInputs(in.policy_input_list, "PolicyInputList"));
  if (!in.permissions_boundary_policy_input_list.empty()) {
    subject.policies.boundary = WT_TRY(ParseInputs(in.permissions_boundary_policy_input_list,
                                                   "PermissionsBoundaryPolicyInputList"));
  }
  if (in.resource_policy) {
    subject.policies.resource = WT_TRY(ParseResourcePolicy(*in.resource_policy));
    subject.policies.resource->id = "ResourcePolicy";
  }
  return PageOfResults(
      WT_TRY(Simulate({subject, in.action_names, in.resource_arns, in.context_entries})), in);
}

}  // namespace wt::iam
