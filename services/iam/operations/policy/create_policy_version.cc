#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/policy_change.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
Result<CreatePolicyVersionResponse> CreatePolicyVersion(Context& ctx,
                                                        const CreatePolicyVersionRequest& in) {
  PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  WT_TRY(CheckManagedDocument(in.policy_document));
  Context at = ctx.Global();
  const auto versions = at.Scan<PolicyVersionRow>(policy.key);
  if (static_cast<size_t>(std::distance(versions.begin(), versions.end())) >= kPolicyVersionsMax) {
    return error::LimitExceededException(
        "A managed policy can have up to 5 versions. Before you create a new version, you must "
        "delete an existing version.");
  }
  PolicyVersionRow row;
  row.policy = policy.key;
  row.version = policy.version_next++;
  row.document = in.policy_document;
  row.created_at = ctx.now();
  at.Put(row);
  if (in.set_as_default.value_or(false)) policy.version_default = row.version;
  policy.updated_at = ctx.now();
  const bool is_default = policy.version_default == row.version;
  ctx.Put(std::move(policy));
  return CreatePolicyVersionResponse{.policy_version =
                                         ToApi(row, is_default, /*with_document=*/false)};
}

}  // namespace wt::iam
