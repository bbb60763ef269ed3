#include "services/iam/operations.h"
#include "services/iam/simulation.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
Result<SimulatePrincipalPolicyResponse> SimulatePrincipalPolicy(
    Context& ctx, const SimulatePrincipalPolicyRequest& in) {
  Subject subject = WT_TRY(SubjectOfArn(ctx, in.policy_source_arn));
  if (in.caller_arn) subject.principal.arn = *in.caller_arn;
  // 1. Policies given with the request count beside its own.
  for (laws::iam_policy::Policy& policy :
       WT_TRY(ParseInputs(in.policy_input_list, "PolicyInputList"))) {
    subject.policies.identity.push_back(std::move(policy));
  }
  if (!in.permissions_boundary_policy_input_list.empty()) {
    subject.policies.boundary = WT_TRY(ParseInputs(in.permissions_boundary_policy_input_list,
                                                   "PermissionsBoundaryPolicyInputList"));
  }
  if (in.resource_policy) {
    subject.policies.resource = WT_TRY(ParseResourcePolicy(*in.resource_policy));
    subject.policies.resource->id = "ResourcePolicy";
  }
  // 2. Every action with every resource.
  return PageOfResults(
      WT_TRY(Simulate({subject, in.action_names, in.resource_arns, in.context_entries})), in);
}

}  // namespace wt::iam
