#include "emulator/base/encoding.h"
#include "emulator/laws/capacity_provider_strategy/capacity_provider_strategy.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/identity.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/run.h"
#include "services/ecs/tags.h"

namespace wt::ecs {
namespace {

namespace law = laws::placement;

wire::List<CapacityProviderStrategyItem> StrategyOf(const RunTaskRequest& in,
                                                    const ClusterRow& cluster) {
  if (in.launch_type) return {};
  return in.capacity_provider_strategy.empty() ? *cluster.default_strategy
                                               : Normalised(in.capacity_provider_strategy);
}

Result<TaskOrder> OrderOf(Context& ctx, const RunTaskRequest& in) {
  TaskOrder order;
  order.cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.task_definition.empty()) {
    return error::InvalidParameterException("TaskDefinition can not be blank.");
  }
  if (in.launch_type && !in.capacity_provider_strategy.empty()) {
    return error::InvalidParameterException(
        "Specify either Launch Type or Capacity Provider Strategy, but not both.");
  }
  order.definition = WT_TRY(FindUsableTaskDefinition(ctx, in.task_definition));
  // A launch type, a strategy, the cluster's strategy, or EC2.
  const auto strategy = StrategyOf(in, order.cluster);
  WT_TRY(CheckStrategy(order.cluster, strategy));
  const bool fargate = !strategy.empty() && IsFargate(strategy.front().capacity_provider);
  order.launch_type = in.launch_type.value_or(fargate ? "FARGATE" : "EC2");
  if (order.launch_type != "EC2" && order.launch_type != "FARGATE") {
    // Deviation: said by name, not made up.
    return error::UnsupportedFeatureException(StrCat(
        "Windtunnel does not implement RunTask with the launch type ", order.launch_type, "."));
  }
  if (in.started_by.value_or("").size() > 128) {
    return error::InvalidParameterException("startedBy can have at most 128 characters.");
  }
  order.group = in.group.value_or("");
  order.started_by = in.started_by.value_or("");
  if (in.overrides) order.overrides = *in.overrides;
  order.network = in.network_configuration;
  order.execute_command = in.enable_execute_command.value_or(false);
  order.tags = in.tags;
  if (in.propagate_tags.value_or("NONE") == "TASK_DEFINITION") {
    const std::string arn =
        TaskDefinitionArn(ctx, order.definition.family, order.definition.revision);
    for (const Tag& tag : TagsOf(ctx, arn)) {
      const bool given = std::any_of(order.tags.begin(), order.tags.end(),
                                     [&](const Tag& own) { return own.key == tag.key; });
      if (!given) order.tags.push_back(tag);
    }
  }
  WT_TRY(CheckTags(order.tags));
  WT_TRY(CheckOrder(ctx, order));
  if (auto why = UnassumableRole(ctx, *order.definition.definition, order.overrides)) {
    return error::ClientException(*std::move(why));
  }
  return order;
}

RunTaskResponse AnswerTasks(Context& ctx, const std::string& cluster,
                            const std::vector<std::string>& ids) {
  RunTaskResponse out;
  out.tasks.present = true;
  out.failures.present = true;
  for (const std::string& id : ids) {
    const std::optional<TaskRow> row = ctx.Find<TaskRow>(cluster, id);
    if (row) out.tasks.push_back(ToApi(ctx, *row, {"TAGS"}));
  }
  return out;
}

bool HasActiveInstance(Context& ctx, const ClusterRow& cluster) {
  for (const auto& row : ctx.Scan<ContainerInstanceRow>(cluster.name)) {
    if (row.status == "ACTIVE") return true;
  }
  return false;
}

void AddFailures(Context& ctx, const std::string& cluster, const law::Decision& decision,
                 RunTaskResponse& out) {
  for (const law::Failure& reason : decision.failures) {
    Failure& failure = out.failures.emplace_back();
    failure.arn = ContainerInstanceArn(ctx, cluster, reason.instance_id);
    failure.reason = law::ReasonText(reason.unfit);
  }
  if (!decision.failures.empty()) return;
  // Its capacity provider has no instance at all.
  out.failures.emplace_back().reason = "EMPTY CAPACITY PROVIDER";
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
Result<RunTaskResponse> RunTask(Context& ctx, const RunTaskRequest& in) {
  const TaskOrder order = WT_TRY(OrderOf(ctx, in));
  const int64_t count = in.count.value_or(1);
  if (count < 1 || count > kRunCountMax) {
    return error::InvalidParameterException("count must be between 1 and 10.");
  }
  const PlacementRules rules = WT_TRY(
      RulesOf(*order.definition.definition, in.placement_constraints, in.placement_strategy));
  const auto strategy = StrategyOf(in, order.cluster);

  // 1. The same token and parameters are the same call.
  const std::string token = in.client_token.value_or("");
  RunTaskRequest plain = in;
  plain.client_token.reset();
  const auto print = static_cast<int64_t>(
      Fingerprint(wire::ToStoredJson(wire::ShapeOf<RunTaskRequest>(), &plain)));
  if (!token.empty()) {
    if (const auto known = ctx.Find<RunTokenRow>(order.cluster.name, token)) {
      if (known->parameters == print) return AnswerTasks(ctx, order.cluster.name, known->task_ids);
      Error error =
          error::ConflictException("The client token was used before with other parameters.");
      for (const std::string& id : known->task_ids) {
        error.details.emplace_back("resourceIds[]", TaskArn(ctx, order.cluster.name, id));
      }
      return error;
    }
  }

  // 2. An empty cluster is an error of the call, not a failure of a task.
  if (order.launch_type == "EC2" && strategy.empty() && !HasActiveInstance(ctx, order.cluster)) {
    return error::InvalidParameterException("No Container Instances were found in your cluster.");
  }

  // 3. One task after the other, each with those before it in place.
  RunTaskResponse out;
  out.tasks.present = true;
  out.failures.present = true;
  std::vector<std::string> ids;
  std::vector<laws::capacity_provider_strategy::Item> shares;
  for (const auto& item : strategy) {
    shares.push_back({.base = item.base.value_or(0), .weight = item.weight.value_or(0)});
  }
  for (int64_t i = 0; i < count; ++i) {
    TaskPlan plan = PlanTask(ctx, order);
    if (const auto share = laws::capacity_provider_strategy::Next(shares)) {
      plan.row.capacity_provider = strategy[*share].capacity_provider;
      ++shares[*share].tasks;
    }
    const Because because(ctx, ctx.cause());
    const StartOutcome outcome = Start(ctx, plan, rules);
    if (outcome.over_limit) {
      return error::ClientException("Tasks provisioning capacity limit exceeded.");
    }
    if (!outcome.started) {
      ctx.Trace("task_not_placed", {{"cluster", order.cluster.name},
                                    {"task_definition", in.task_definition},
                                    {"reason", outcome.decision.reason}});
      AddFailures(ctx, order.cluster.name, outcome.decision, out);
      continue;
    }
    ids.push_back(plan.row.id);
    PutTags(ctx, TaskArn(ctx, plan.row.cluster, plan.row.id), order.tags);
    out.tasks.push_back(ToApi(ctx, *ctx.Find<TaskRow>(plan.row.cluster, plan.row.id), {"TAGS"}));
  }
  if (!token.empty()) {
    ctx.Put(RunTokenRow{
        .cluster = order.cluster.name, .token = token, .parameters = print, .task_ids = ids});
  }
  return out;
}

}  // namespace wt::ecs
