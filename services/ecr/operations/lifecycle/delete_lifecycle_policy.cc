#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteLifecyclePolicy.html
Result<DeleteLifecyclePolicyResponse> DeleteLifecyclePolicy(
    Context& ctx, const DeleteLifecyclePolicyRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  if (row.lifecycle.empty()) {
    return error::LifecyclePolicyNotFoundException(
        StrCat("Lifecycle policy does not exist for the repository with name '", row.name,
               "' in the registry with id '", row.account, "'"));
  }
  DeleteLifecyclePolicyResponse out;
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.lifecycle_policy_text = row.lifecycle;
  if (row.lifecycle_evaluated_at.micros > 0) out.last_evaluated_at = row.lifecycle_evaluated_at;
  row.lifecycle.clear();
  row.lifecycle_evaluated_at = {};
  ctx.Put(std::move(row));
  return out;
}

}  // namespace wt::ecr
