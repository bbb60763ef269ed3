#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html
Result<ListRoleTagsResponse> ListRoleTags(Context& ctx, const ListRoleTagsRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  ListRoleTagsResponse out;
  WT_TRY(ListTags(ctx, StrCat("role/", role.key), in, out));
  return out;
}

}  // namespace wt::iam
