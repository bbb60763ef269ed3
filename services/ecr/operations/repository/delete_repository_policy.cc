#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepositoryPolicy.html
Result<DeleteRepositoryPolicyResponse> DeleteRepositoryPolicy(
    Context& ctx, const DeleteRepositoryPolicyRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  if (row.policy.empty()) {
    return error::RepositoryPolicyNotFoundException(
        StrCat("Repository policy does not exist for the repository with name '", row.name,
               "' in the registry with id '", row.account, "'"));
  }
  DeleteRepositoryPolicyResponse out{
      .registry_id = row.account, .repository_name = row.name, .policy_text = row.policy};
  row.policy.clear();
  ctx.Put(std::move(row));
  return out;
}

}  // namespace wt::ecr
