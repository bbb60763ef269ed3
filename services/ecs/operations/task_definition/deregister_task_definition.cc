#include "services/ecs/operations.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
Result<DeregisterTaskDefinitionResponse> DeregisterTaskDefinition(
    Context& ctx, const DeregisterTaskDefinitionRequest& in) {
  TaskDefinitionRow row = WT_TRY(FindRevision(ctx, in.task_definition));
  // Tasks that run of it go on; no new one starts.
  if (row.status == "ACTIVE") {
    row.status = "INACTIVE";
    row.definition->status = "INACTIVE";
    row.definition->deregistered_at = ctx.now();
    ctx.Put(row);
    ctx.Trace("task_definition_deregistered",
              {{"task_definition", StrCat(row.family, ":", row.revision)}});
  }
  DeregisterTaskDefinitionResponse out;
  out.task_definition = *row.definition;
  return out;
}

}  // namespace wt::ecs
