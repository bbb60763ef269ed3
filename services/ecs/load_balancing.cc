#include "services/ecs/load_balancing.h"

#include <map>
#include <utility>

#include "services/ecs/service.h"
#include "services/ecs/task.h"
#include "services/ecs/traffic.h"

namespace wt::ecs {
namespace {

using laws::target_health::State;

std::string_view BindingPart(std::string_view binding, size_t index) {
  return Split(binding, '|')[index];
}

const DeploymentRow* DeploymentOf(Context& ctx, const TaskRow& task) {
  return ctx.Peek<DeploymentRow>(task.cluster, task.service, task.deployment);
}

// Instance and host port, or with an interface of its own the address and the container's port.
std::optional<elbv2::Target> TargetOf(Context& ctx, const TaskRow& task,
                                      const LoadBalancer& balancer) {
  for (const std::string& binding : task.bindings) {
    if (BindingPart(binding, 0) != balancer.container_name.value_or("")) continue;
    if (ParseInt(BindingPart(binding, 1)) != balancer.container_port) continue;
    if (task.awsvpc) {
      return elbv2::Target{.id = task.private_ip, .port = balancer.container_port.value_or(0)};
    }
    const auto* instance = ctx.Peek<ContainerInstanceRow>(task.cluster, task.instance_id);
    if (instance == nullptr) return std::nullopt;
    return elbv2::Target{.id = instance->ec2_instance_id,
                         .port = ParseInt(BindingPart(binding, 2)).value_or(0)};
  }
  return std::nullopt;
}

std::vector<TaskTargetRow> TargetRowsOf(Context& ctx, const TaskRow& task) {
  std::vector<TaskTargetRow> rows;
  for (const TaskTargetRow& row :
       ctx.Rows<TaskTargetRow>().By<0>(ctx.account(), ctx.region(), task.cluster, task.id)) {
    rows.push_back(row);
  }
  return rows;
}

void EraseTargetRow(Context& ctx, const TaskTargetRow& row) {
  ctx.Erase<TaskTargetRow>(row.group_arn, row.target_id, row.port);
}

// How the task's targets stand together, into its row.
void SumUp(Context& ctx, TaskRow& task) {
  bool healthy = true;
  task.failing_group.clear();
  task.failing_reason.clear();
  for (const TaskTargetRow& row : TargetRowsOf(ctx, task)) {
    const auto target = elbv2::FindTarget(ctx, row.group_arn, row.target_id, row.port);
    const State state = target ? target->state : State::kUnused;
    healthy = healthy && state == State::kHealthy;
    if (state != State::kUnhealthy) continue;
    task.failing_group = row.group_arn;
    task.failing_reason = StrCat(
        "(port ", row.port, ") is unhealthy in (target-group ", row.group_arn, ") due to (reason ",
        laws::target_health::Description(target->reason, target->detail), ")");
  }
  task.targets_healthy = healthy;
}

}  // namespace

bool ServesTargets(Context& ctx, const TaskRow& task) {
  if (task.service.empty()) return false;
  const DeploymentRow* deployment = DeploymentOf(ctx, task);
  return deployment != nullptr && !(*deployment->load_balancers).empty();
}

bool HasTargets(Context& ctx, const TaskRow& task) { return !TargetRowsOf(ctx, task).empty(); }

void RegisterTargets(Context& ctx, ServiceRow& service, const std::vector<TaskRow>& tasks) {
  std::map<std::string, std::vector<elbv2::Target>> by_group;
  for (const TaskRow& task : tasks) {
    const DeploymentRow* deployment = DeploymentOf(ctx, task);
    if (deployment == nullptr) continue;
    for (const LoadBalancer& balancer : *deployment->load_balancers) {
      const std::string group = GroupOf(*deployment, balancer);
      if (group.empty()) continue;
      const std::optional<elbv2::Target> target = TargetOf(ctx, task, balancer);
      if (!target) continue;
      by_group[group].push_back(*target);
      ctx.Put(TaskTargetRow{.group_arn = group,
                            .target_id = target->id,
                            .port = target->port,
                            .cluster = task.cluster,
                            .service = task.service,
                            .task_id = task.id});
    }
  }
  for (const auto& [group, targets] : by_group) {
    const Result<void> done = elbv2::Register(ctx, group, targets);
    if (done.ok()) {
      AddEvent(ctx, service,
               StrCat("(service ", service.name, ") registered ", targets.size(),
                      " targets in (target-group ", group, ")"));
      continue;
    }
    for (const elbv2::Target& target : targets) {
      ctx.Erase<TaskTargetRow>(group, target.id, target.port);
    }
    Complain(ctx, service,
             StrCat("(service ", service.name, ") failed to register targets in (target-group ",
                    group, ") with (error ", done.error().message, ")"));
  }
}

void DeregisterTargets(Context& ctx, ServiceRow& service, const std::vector<TaskRow>& tasks) {
  std::map<std::string, std::vector<elbv2::Target>> by_group;
  for (const TaskRow& task : tasks) {
    for (const TaskTargetRow& row : TargetRowsOf(ctx, task)) {
      by_group[row.group_arn].push_back({.id = row.target_id, .port = row.port});
    }
  }
  for (const auto& [group, targets] : by_group) {
    const Result<void> done = elbv2::Deregister(ctx, group, targets);
    // What its group does not know any more has nothing to drain.
    for (const elbv2::Target& target : targets) {
      if (elbv2::FindTarget(ctx, group, target.id, target.port)) continue;
      ctx.Erase<TaskTargetRow>(group, target.id, target.port);
    }
    if (!done.ok()) continue;
    AddEvent(ctx, service,
             StrCat("(service ", service.name, ") deregistered ", targets.size(),
                    " targets in (target-group ", group, ")"));
  }
}

void ReleaseTargets(Context& ctx, const TaskRow& task) {
  for (const TaskTargetRow& row : TargetRowsOf(ctx, task)) {
    EraseTargetRow(ctx, row);
    static_cast<void>(
        elbv2::Deregister(ctx, row.group_arn, {{.id = row.target_id, .port = row.port}}));
  }
}

void FollowTarget(Turn& turn, const elbv2::TargetHealthChanged& news) {
  Context ctx(turn.world(), news.account, news.region);
  const auto* known = ctx.Peek<TaskTargetRow>(news.group_arn, news.id, news.port);
  if (known == nullptr) return;
  const TaskTargetRow row = *known;
  std::optional<TaskRow> task = ctx.Find<TaskRow>(row.cluster, row.task_id);
  if (!task) return EraseTargetRow(ctx, row);
  // 1. The group let go of it: the task may end, if it was on its way there.
  if (!news.to) {
    EraseTargetRow(ctx, row);
    if (task->last_status == "DEACTIVATING") {
      if (!HasTargets(ctx, *task)) SetStatus(ctx, *std::move(task), "STOPPING");
      return;
    }
  }
  // 2. Otherwise the scheduler looks at it, where that is news for it.
  const bool healthy = task->targets_healthy;
  const std::string failing = task->failing_group;
  SumUp(ctx, *task);
  if (task->targets_healthy == healthy && task->failing_group == failing) return;
  ctx.Put(*task);
  WakeService(ctx, row.cluster, row.service);
}

}  // namespace wt::ecs
