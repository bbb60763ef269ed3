#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html
Result<ListAttachedGroupPoliciesResponse> ListAttachedGroupPolicies(
    Context& ctx, const ListAttachedGroupPoliciesRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  ListAttachedGroupPoliciesResponse out;
  WT_TRY(ListAttached(ctx, kGroup, group.key, in, out));
  return out;
}

}  // namespace wt::iam
