#include "services/iam/errors.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/service_linked.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
Result<CreateServiceLinkedRoleResponse> CreateServiceLinkedRole(
    Context& ctx, const CreateServiceLinkedRoleRequest& in) {
  const LinkedService* service = FindLinkedService(in.aws_service_name);
  if (service == nullptr) {
    return error::InvalidInputException(
        StrCat("Service role is not supported for service: ", in.aws_service_name));
  }
  const std::string suffix = in.custom_suffix.value_or("");
  if (!suffix.empty() && !service->suffix_allowed) {
    return error::InvalidInputException(
        StrCat("Custom suffix is not allowed for ", in.aws_service_name));
  }
  const std::string name =
      suffix.empty() ? std::string(service->role) : StrCat(service->role, "_", suffix);
  if (ctx.Global().Peek<RoleRow>(KeyOf(name)) != nullptr) {
    return error::InvalidInputException(
        StrCat("Service role name ", name,
               " has been taken in this account, please try a different suffix."));
  }
  const RoleRow role =
      MakeServiceLinkedRole(ctx, ctx.account(), *service, suffix, in.description.value_or(""));
  ctx.Trace("service_linked_role_created", {{"role", role.arn}, {"service", in.aws_service_name}});
  Role made = ToListed(role);
  made.max_session_duration.reset();
  return CreateServiceLinkedRoleResponse{.role = std::move(made)};
}

}  // namespace wt::iam
