#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
Result<GetServiceLinkedRoleDeletionStatusResponse> GetServiceLinkedRoleDeletionStatus(
    Context& ctx, const GetServiceLinkedRoleDeletionStatusRequest& in) {
  const auto task = ctx.Global().Find<DeletionTaskRow>(in.deletion_task_id);
  if (!task) {
    return error::NoSuchEntityException(
        StrCat("The deletion task id ", in.deletion_task_id, " cannot be found."));
  }
  return GetServiceLinkedRoleDeletionStatusResponse{.status = task->status};
}

}  // namespace wt::iam
