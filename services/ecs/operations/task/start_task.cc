#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/identity.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/run.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StartTask.html
Result<StartTaskResponse> StartTask(Context& ctx, const StartTaskRequest& in) {
  TaskOrder order;
  order.cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.container_instances.empty()) {
    return error::InvalidParameterException("Container Instances cannot be empty.");
  }
  if (in.container_instances.size() > static_cast<size_t>(kRunCountMax)) {
    return error::InvalidParameterException(
        "Container Instances cannot have more than 10 elements.");
  }
  order.definition = WT_TRY(FindUsableTaskDefinition(ctx, in.task_definition));
  if (in.started_by.value_or("").size() > 128) {
    return error::InvalidParameterException("startedBy can have at most 128 characters.");
  }
  order.group = in.group.value_or("");
  order.started_by = in.started_by.value_or("");
  if (in.overrides) order.overrides = *in.overrides;
  order.network = in.network_configuration;
  order.execute_command = in.enable_execute_command.value_or(false);
  order.tags = in.tags;
  WT_TRY(CheckTags(order.tags));
  WT_TRY(CheckOrder(ctx, order));
  if (auto why = UnassumableRole(ctx, *order.definition.definition, order.overrides)) {
    return error::ClientException(*std::move(why));
  }
  const PlacementRules rules = WT_TRY(RulesOf(*order.definition.definition, {}, {}));

  // The caller chose the instances; each must have room all the same.
  StartTaskResponse out;
  out.tasks.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.container_instances) {
    const auto row = FindContainerInstance(ctx, order.cluster, reference);
    const auto fail = [&](std::string_view reason) {
      Failure& failure = out.failures.emplace_back();
      failure.arn = ContainerInstanceArn(ctx, order.cluster.name, ShortId(reference));
      failure.reason = reason;
    };
    if (!row) {
      fail("MISSING");
      continue;
    }
    const TaskPlan plan = PlanTask(ctx, order);
    const auto unfit = laws::placement::WhyUnfit(ToLaw(ctx, *row), plan.demand, rules.constraints);
    if (unfit) {
      fail(laws::placement::ReasonText(*unfit));
      continue;
    }
    const Because because(ctx, ctx.cause());
    PlaceTask(ctx, plan.row, row->id, "chosen by StartTask");
    PutTags(ctx, TaskArn(ctx, plan.row.cluster, plan.row.id), order.tags);
    out.tasks.push_back(ToApi(ctx, *ctx.Find<TaskRow>(plan.row.cluster, plan.row.id), {"TAGS"}));
  }
  return out;
}

}  // namespace wt::ecs
