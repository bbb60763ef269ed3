#include "services/ecr/lifecycle.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
Result<PutLifecyclePolicyResponse> PutLifecyclePolicy(Context& ctx,
                                                      const PutLifecyclePolicyRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  WT_TRY(ParseLifecycle(in.lifecycle_policy_text));
  row.lifecycle = in.lifecycle_policy_text;
  ctx.Put(row);
  // Images go within a day.
  ctx.WakeIn(kLifecycleController, Hours(24), StrCat(row.account, "/", row.region, "/", row.name));
  return PutLifecyclePolicyResponse{.registry_id = row.account,
                                    .repository_name = row.name,
                                    .lifecycle_policy_text = row.lifecycle};
}

}  // namespace wt::ecr
