#include "services/iam/policy_change.h"

#include "services/iam/document.h"
#include "services/iam/errors.h"
#include "services/iam/limits.h"

namespace wt::iam {

Result<void> CheckManagedDocument(const std::string& document) {
  WT_TRY(ParseDocument(DocumentKind::kIdentity, document));
  if (CountedSize(document) > kManagedDocumentMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for PolicySize: ", kManagedDocumentMax));
  }
  return {};
}

Result<PolicyVersionRow> FetchPolicyVersion(Context& ctx, const ManagedPolicy& policy,
                                            std::string_view version_id) {
  const std::optional<int64_t> version = ParseVersionId(version_id);
  std::optional<PolicyVersionRow> row;
  if (version) row = FindPolicyVersion(ctx, policy, *version);
  if (!row) {
    return error::NoSuchEntityException(StrCat("Policy ", policy.row.arn, " version ", version_id,
                                               " does not exist or is not attachable."));
  }
  return *std::move(row);
}

}  // namespace wt::iam
