#include <set>

#include "services/iam/operations.h"
#include "services/iam/simulation.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html
Result<GetContextKeysForPrincipalPolicyResponse> GetContextKeysForPrincipalPolicy(
    Context& ctx, const GetContextKeysForPrincipalPolicyRequest& in) {
  Subject subject = WT_TRY(SubjectOfArn(ctx, in.policy_source_arn));
  std::vector<laws::iam_policy::Policy> policies =
      WT_TRY(ParseInputs(in.policy_input_list, "PolicyInputList"));
  policies.insert(policies.end(), subject.policies.identity.begin(),
                  subject.policies.identity.end());
  std::set<std::string> keys;
  for (const laws::iam_policy::Policy& policy : policies) {
    for (std::string& key : laws::iam_policy::KeysOf(policy)) keys.insert(std::move(key));
  }
  GetContextKeysForPrincipalPolicyResponse out;
  out.context_key_names.assign(keys.begin(), keys.end());
  out.context_key_names.present = true;
  return out;
}

}  // namespace wt::iam
