#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRegistryPolicy.html
Result<DeleteRegistryPolicyResponse> DeleteRegistryPolicy(Context& ctx,
                                                          const DeleteRegistryPolicyRequest&) {
  auto row = ctx.Find<RegistryRow>();
  if (!row || row->policy.empty()) {
    return error::RegistryPolicyNotFoundException(
        StrCat("Registry policy does not exist in the registry with id '", ctx.account(), "'"));
  }
  DeleteRegistryPolicyResponse out{.registry_id = ctx.account(), .policy_text = row->policy};
  row->policy.clear();
  ctx.Put(*std::move(row));
  return out;
}

}  // namespace wt::ecr
