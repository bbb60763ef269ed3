#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryPolicy.html
Result<GetRegistryPolicyResponse> GetRegistryPolicy(Context& ctx, const GetRegistryPolicyRequest&) {
  const auto row = ctx.Find<RegistryRow>();
  if (!row || row->policy.empty()) {
    return error::RegistryPolicyNotFoundException(
        StrCat("Registry policy does not exist in the registry with id '", ctx.account(), "'"));
  }
  return GetRegistryPolicyResponse{.registry_id = ctx.account(), .policy_text = row->policy};
}

}  // namespace wt::ecr
