#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html
Result<UntagRoleResponse> UntagRole(Context& ctx, const UntagRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  RemoveTags(ctx, StrCat("role/", role.key), in.tag_keys);
  return UntagRoleResponse{};
}

}  // namespace wt::iam
