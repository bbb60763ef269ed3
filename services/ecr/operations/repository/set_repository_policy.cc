#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"
#include "services/iam/iam.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
Result<SetRepositoryPolicyResponse> SetRepositoryPolicy(Context& ctx,
                                                        const SetRepositoryPolicyRequest& in) {
  RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  const auto parsed = iam::ParseResourcePolicy(in.policy_text);
  if (!parsed.ok()) {
    return error::InvalidParameterException(
        StrCat("Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid "
               "repository policy provided'"));
  }
  row.policy = in.policy_text;
  ctx.Put(row);
  return SetRepositoryPolicyResponse{
      .registry_id = row.account, .repository_name = row.name, .policy_text = row.policy};
}

}  // namespace wt::ecr
