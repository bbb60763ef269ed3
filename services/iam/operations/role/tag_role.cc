#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
Result<TagRoleResponse> TagRole(Context& ctx, const TagRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(PutTags(ctx, StrCat("role/", role.key), in.tags));
  return TagRoleResponse{};
}

}  // namespace wt::iam
