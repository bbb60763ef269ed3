#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicy.html
Result<GetLifecyclePolicyResponse> GetLifecyclePolicy(Context& ctx,
                                                      const GetLifecyclePolicyRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  if (row.lifecycle.empty()) {
    return error::LifecyclePolicyNotFoundException(
        StrCat("Lifecycle policy does not exist for the repository with name '", row.name,
               "' in the registry with id '", row.account, "'"));
  }
  GetLifecyclePolicyResponse out;
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.lifecycle_policy_text = row.lifecycle;
  if (row.lifecycle_evaluated_at.micros > 0) out.last_evaluated_at = row.lifecycle_evaluated_at;
  return out;
}

}  // namespace wt::ecr
