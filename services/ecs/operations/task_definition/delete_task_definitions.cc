#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/state.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

bool RunsTasks(Context& ctx, const TaskDefinitionRow& row) {
  for (const TaskRow& task : ctx.Scan<TaskRow>()) {
    if (task.family == row.family && task.revision == row.revision &&
        task.last_status != "STOPPED") {
      return true;
    }
  }
  return false;
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html
Result<DeleteTaskDefinitionsResponse> DeleteTaskDefinitions(
    Context& ctx, const DeleteTaskDefinitionsRequest& in) {
  if (in.task_definitions.empty()) {
    return error::InvalidParameterException(
        "size of TaskDefinition references list must be greater than 0");
  }
  if (in.task_definitions.size() > static_cast<size_t>(kRunCountMax)) {
    return error::InvalidParameterException(
        "Size of TaskDefinition references list cannot exceed 10");
  }
  DeleteTaskDefinitionsResponse out;
  out.task_definitions.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.task_definitions) {
    Result<TaskDefinitionRow> found = FindRevision(ctx, reference);
    if (!found.ok() || found->status == "ACTIVE") {
      Failure& failure = out.failures.emplace_back();
      failure.arn = reference;
      failure.reason = found.ok() ? "The specified task definition is still in ACTIVE status. "
                                    "Please deregister the target and try again."
                                  : "The specified task definition does not exist.";
      continue;
    }
    TaskDefinitionRow row = *found;
    row.status = "DELETE_IN_PROGRESS";
    row.definition->status = row.status;
    row.definition->delete_requested_at = ctx.now();
    out.task_definitions.push_back(*row.definition);
    if (RunsTasks(ctx, row)) {
      ctx.Put(row);
    } else {
      EraseTags(ctx, TaskDefinitionArn(ctx, row.family, row.revision));
      ctx.Erase<TaskDefinitionRow>(row.family, row.revision);
    }
  }
  return out;
}

}  // namespace wt::ecs
