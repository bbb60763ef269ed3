#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html
Result<ListGroupPoliciesResponse> ListGroupPolicies(Context& ctx,
                                                    const ListGroupPoliciesRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.group_name));
  ListGroupPoliciesResponse out;
  WT_TRY(ListInline(ctx, kGroup, group.key, in, out));
  return out;
}

}  // namespace wt::iam
