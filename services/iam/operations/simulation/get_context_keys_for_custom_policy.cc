#include <set>

#include "services/iam/operations.h"
#include "services/iam/simulation.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html
Result<GetContextKeysForCustomPolicyResponse> GetContextKeysForCustomPolicy(
    Context&, const GetContextKeysForCustomPolicyRequest& in) {
  std::set<std::string> keys;
  for (const laws::iam_policy::Policy& policy :
       WT_TRY(ParseInputs(in.policy_input_list, "PolicyInputList"))) {
    for (std::string& key : laws::iam_policy::KeysOf(policy)) keys.insert(std::move(key));
  }
  GetContextKeysForCustomPolicyResponse out;
  out.context_key_names.assign(keys.begin(), keys.end());
  out.context_key_names.present = true;
  return out;
}

}  // namespace wt::iam
