#include "services/ecs/operations.h"
#include "services/ecs/setting.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/task_definition_check.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
Result<RegisterTaskDefinitionResponse> RegisterTaskDefinition(
    Context& ctx, const RegisterTaskDefinitionRequest& in) {
  WT_TRY(CheckTaskDefinition(in));
  // 1. The next revision of the family, whatever became of those before.
  FamilyRow family = ctx.Find<FamilyRow>(in.family).value_or(FamilyRow{.family = in.family});
  ++family.last_revision;
  ctx.Put(family);
  // 2. The definition with its defaults.
  TaskDefinition definition = Normalised(in);
  definition.revision = family.last_revision;
  definition.task_definition_arn = TaskDefinitionArn(ctx, in.family, family.last_revision);
  definition.status = "ACTIVE";
  definition.registered_at = ctx.now();
  definition.registered_by = RootArn(ctx);
  ctx.Put(TaskDefinitionRow{
      .family = in.family, .revision = family.last_revision, .definition = definition});
  PutTags(ctx, *definition.task_definition_arn, in.tags);
  ctx.Trace("task_definition_registered",
            {{"task_definition", StrCat(in.family, ":", family.last_revision)}});
  RegisterTaskDefinitionResponse out;
  out.task_definition = definition;
  if (!in.tags.empty()) out.tags = in.tags;
  return out;
}

}  // namespace wt::ecs
