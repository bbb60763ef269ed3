#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/service_linked.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
Result<DeleteServiceLinkedRoleResponse> DeleteServiceLinkedRole(
    Context& ctx, const DeleteServiceLinkedRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  if (!IsServiceLinked(role)) {
    return error::NoSuchEntityException(
        StrCat("The service-linked role with name ", in.role_name, " cannot be found."));
  }
  // Deviation: AWS asks the service whether the role is in use, and takes a while; here it goes at
  // once; because services make it anew when they need it.
  for (const AttachmentRow& row :
       ctx.Rows<AttachmentRow>().Collect(ctx.account(), "", kRole, role.key)) {
    ctx.Global().Erase<AttachmentRow>(kRole, role.key, row.policy_name, row.policy_arn);
  }
  EraseTags(ctx, StrCat("role/", role.key));
  ctx.Global().Erase<RoleRow>(role.key);
  const std::string_view service = std::string_view(role.path).substr(18);
  return DeleteServiceLinkedRoleResponse{.deletion_task_id =
                                             StrCat("task/aws-service-role/", service, role.name,
                                                    "/", ctx.rng("iam.deletion_task").Uuid())};
}

}  // namespace wt::iam
