#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/service_linked.h"
#include "services/iam/tags.h"
#include "services/iam/trust.h"

namespace wt::iam {
namespace {

size_t CountRoles(Context& at) {
  size_t count = 0;
  // The roles that services make do not count.
  for (const RoleRow& row : at.Scan<RoleRow>()) count += !IsServiceLinked(row);
  return count;
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
Result<CreateRoleResponse> CreateRole(Context& ctx, const CreateRoleRequest& in) {
  // 1. The name is free, and the account has room.
  Context at = ctx.Global();
  if (at.Peek<RoleRow>(KeyOf(in.role_name)) != nullptr) {
    return error::EntityAlreadyExistsException(
        StrCat("Role with name ", in.role_name, " already exists."));
  }
  if (CountRoles(at) >= kRolesMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for RolesPerAccount: ", kRolesMax));
  }
  // 2. The trust policy is one, and its principals are there.
  WT_TRY(CheckTrustPolicy(ctx, in.assume_role_policy_document));
  if (in.permissions_boundary) WT_TRY(CheckBoundary(ctx, *in.permissions_boundary));

  RoleRow row;
  row.account = ctx.account();
  row.name = in.role_name;
  row.key = KeyOf(row.name);
  row.path = in.path.value_or("/");
  row.id = NewUniqueId(ctx, "AROA");
  row.arn = IamArn(ctx.account(), "role", row.path, row.name);
  row.trust = in.assume_role_policy_document;
  row.description = in.description.value_or("");
  row.session_seconds_max = in.max_session_duration.value_or(3600);
  row.boundary = in.permissions_boundary.value_or("");
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, StrCat("role/", row.key), in.tags));
  ctx.Trace("role_created", {{"role", row.arn}});
  Role role = ToApi(ctx, row);
  role.role_last_used.reset();
  role.max_session_duration.reset();
  if (in.max_session_duration) role.max_session_duration = row.session_seconds_max;
  return CreateRoleResponse{.role = std::move(role)};
}

}  // namespace wt::iam
