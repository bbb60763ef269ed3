#include "services/iam/errors.h"
#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
Result<GetServiceLinkedRoleDeletionStatusResponse> GetServiceLinkedRoleDeletionStatus(
    Context&, const GetServiceLinkedRoleDeletionStatusRequest& in) {
  // "task/aws-service-role/SERVICE/ROLE/ID": done as soon as it was begun, so that the id tells
  // all.
  const std::vector<std::string_view> parts = Split(in.deletion_task_id, '/');
  if (parts.size() != 5 || parts[0] != "task" || parts[1] != "aws-service-role") {
    return error::NoSuchEntityException(
        StrCat("The deletion task id ", in.deletion_task_id, " cannot be found."));
  }
  return GetServiceLinkedRoleDeletionStatusResponse{.status = "SUCCEEDED"};
}

}  // namespace wt::iam
