#include "services/ecs/intervention.h"

#include "emulator/world/trouble.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/container_agent.h"
#include "services/ecs/load_balancing.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"
#include "services/ecs/task_network.h"
#include "services/ecs/timings.h"

namespace wt::ecs {
namespace {

// What a container ends with that is stopped because another one ended.
constexpr int64_t kTerminated = 143;
// One that is killed.
constexpr int64_t kKilled = 137;

// An agent's attempts to reconnect are 250 ms to 2 min apart, so the one that succeeds comes within
// a minute in the mean. https://github.com/aws/amazon-ecs-agent (documented in its source).
constexpr Duration kReconnectMin = Seconds(1);
constexpr Duration kReconnectMax = Seconds(60);

}  // namespace

std::optional<TaskView> FindTaskView(Context& ctx, std::string_view cluster, std::string_view id) {
  const auto* row = ctx.Peek<TaskRow>(cluster, id);
  if (row == nullptr) return std::nullopt;
  if (row->last_status != "RUNNING" && row->last_status != "ACTIVATING" &&
      row->last_status != "DEACTIVATING") {
    return std::nullopt;
  }
  const auto* instance = ctx.Peek<ContainerInstanceRow>(row->cluster, row->instance_id);
  return TaskView{.cluster = row->cluster,
                  .id = row->id,
                  .service = row->scheduled_in,
                  .definition = StrCat(row->family, ":", row->revision),
                  .ec2_instance_id = instance != nullptr ? instance->ec2_instance_id : "",
                  .memory_mib = row->memory_mib,
                  .started_at = row->started_at};
}

Result<void> EndTask(Context& ctx, std::string_view cluster_name, std::string_view id,
                     std::string_view reason) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, std::string(cluster_name)));
  const TaskRow row = WT_TRY(FindTask(ctx, cluster, id));
  const Because because(ctx, ctx.cause());
  StopTask(ctx, row, "UserInitiated", reason);
  return {};
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
void ExitTask(Context& ctx, std::string_view cluster, std::string_view id, int64_t exit_code,
              std::string_view container_reason) {
  std::optional<TaskRow> row = ctx.Find<TaskRow>(cluster, id);
  if (!row || (row->last_status != "RUNNING" && row->last_status != "ACTIVATING")) return;
  const Because because(ctx, ctx.cause());
  ctx.Trace("task_exited", {{"task", row->id}, {"code", exit_code}, {"reason", container_reason}});
  // 1. The first essential container ends, the others are stopped with it.
  row->exit_codes.clear();
  bool first = true;
  const auto* definition = ctx.Peek<TaskDefinitionRow>(row->family, row->revision);
  if (definition != nullptr) {
    for (const auto& container : definition->definition->container_definitions) {
      const bool ends = first && container.essential.value_or(true);
      if (ends) first = false;
      row->exit_codes.push_back(StrCat(container.name.value_or(""), "|",
                                       ends ? exit_code : kTerminated, "|",
                                       ends ? container_reason : std::string_view()));
    }
  }
  // 2. Nothing listens any more, and there is nothing to wait for.
  ClosePorts(ctx, *row);
  ReleaseTargets(ctx, *row);
  row->registered = false;
  row->execution_stopped_at = ctx.now();
  StopTask(ctx, *std::move(row), "EssentialContainerExited", "Essential container in task exited");
}

std::vector<InstanceView> InstancesOf(Context& ctx, std::string_view cluster) {
  std::vector<InstanceView> out;
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>()) {
    if (row.status == "INACTIVE" || (!cluster.empty() && row.cluster != cluster)) continue;
    out.push_back({row.cluster, row.id, row.ec2_instance_id, row.status, row.agent_connected});
  }
  return out;
}

void SetDraining(Context& ctx, std::string_view cluster, std::string_view id, bool draining) {
  std::optional<ContainerInstanceRow> row = ctx.Find<ContainerInstanceRow>(cluster, id);
  const std::string_view wanted = draining ? "DRAINING" : "ACTIVE";
  if (!row || row->status == "INACTIVE" || row->status == wanted) return;
  ctx.Trace("container_instance_status_changed",
            {{"container_instance", row->id}, {"from", row->status}, {"to", wanted}});
  row->status = wanted;
  PutChanged(ctx, *row);
  NoticeState(ctx, *ctx.Find<ContainerInstanceRow>(cluster, id));
}

void DisconnectAgent(Context& ctx, std::string_view ec2_instance_id) {
  ctx.CancelWake(kContainerAgent, ctx.Key(ec2_instance_id));
  std::optional<ContainerInstanceRow> row = ContainerInstanceOf(ctx, ec2_instance_id);
  if (!row || !row->agent_connected) return;
  const Because because(ctx, ctx.cause());
  ctx.Trace("agent_disconnected",
            {{"container_instance", row->id}, {"instance", row->ec2_instance_id}});
  row->agent_connected = false;
  PutChanged(ctx, *std::move(row));
}

void ReconnectAgent(Context& ctx, std::string_view ec2_instance_id) {
  const Duration wait = ctx.rng(kContainerAgent).Between(kReconnectMin, kReconnectMax - Micros(1));
  ctx.WakeIn(kContainerAgent, wait, ctx.Key(ec2_instance_id));
}

void RestartAgent(Context& ctx, std::string_view ec2_instance_id) {
  DisconnectAgent(ctx, ec2_instance_id);
  const std::optional<ContainerInstanceRow> row = ContainerInstanceOf(ctx, ec2_instance_id);
  if (!row) return;
  // The agent tells of the containers that ended with the system when it is back.
  for (const TaskRow& task : TasksOn(ctx, *row)) ExitTask(ctx, task.cluster, task.id, kKilled);
  ctx.WakeIn(kContainerAgent, HowLong(ctx, kAgentStartTakes, kContainerAgent),
             ctx.Key(ec2_instance_id));
}

std::vector<std::pair<std::string, std::string>> ResourceTags(Context& ctx, std::string_view arn) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Tag& tag : TagsOf(ctx, std::string(arn))) {
    out.emplace_back(tag.key.value_or(""), tag.value.value_or(""));
  }
  return out;
}

}  // namespace wt::ecs
