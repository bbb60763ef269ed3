#include "services/iam/document.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html
Result<GetGroupPolicyResponse> GetGroupPolicy(Context& ctx, const GetGroupPolicyRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  const InlinePolicyRow row = WT_TRY(FetchInline(ctx, kGroup, group.key, in.policy_name));
  return GetGroupPolicyResponse{.group_name = group.name,
                                .policy_name = row.name,
                                .policy_document = UrlEncoded(row.document)};
}

}  // namespace wt::iam
