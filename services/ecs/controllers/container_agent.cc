#include "services/ecs/controllers/container_agent.h"

#include <algorithm>
#include <map>
#include <optional>

#include "emulator/world/trouble.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/cluster_metrics.h"
#include "services/ecs/identity.h"
#include "services/ecs/limits.h"
#include "services/ecs/service.h"
#include "services/ecs/task.h"
#include "services/ecs/timings.h"
#include "services/ecs/user_data.h"

namespace wt::ecs {
namespace {

// An agent that is refused waits twice as long each time; nobody in eager mode waits with it.
void TryAgain(Context& ctx, const ec2::InstanceRow& instance, std::string_view why) {
  const Duration since = ctx.now() - instance.started_at;
  ctx.Trace("agent_registration_failed", {{"instance", instance.id}, {"reason", why}});
  if (since > kRegisterGiveUp) return;
  const Duration wait = std::clamp(since, kRegisterRetryMin, kRegisterRetryMax);
  ctx.RequestWake({.controller = kContainerAgent,
                   .key = ctx.Key(instance.id),
                   .due = ctx.now() + wait,
                   .kind = sim::TimerKind::kPeriodic});
}

// What its tasks were about to do when it was last heard of goes on.
void ResumeTasks(Context& ctx, const ContainerInstanceRow& row) {
  for (const TaskRow& task : TasksOn(ctx, row)) {
    ctx.Wake(kTaskLifecycle, ctx.Key(StrCat(task.cluster, "/", task.id)));
  }
}

}  // namespace

void ContainerAgent::Follow(Turn& turn, const ec2::InstanceStateChanged& news) {
  Context ctx(turn.world(), news.account, news.region);
  const std::string key = ctx.Key(news.instance_id);
  if (news.to == ec2::LifecycleState::kRunning) {
    const auto instance = ec2::FindInstanceRow(turn, news.account, news.region, news.instance_id);
    if (!instance || !instance->has_ecs_agent) return;
    Duration boot = HowLong(ctx, kAgentStartTakes, "ecs.container_agent");
    const TroubleRow* slow = FindTrouble(ctx, TroubleKind::kSlowBoot, instance->az);
    if (slow == nullptr) slow = FindTrouble(ctx, TroubleKind::kSlowBoot, "");
    if (slow != nullptr) {
      // From the launch on, as who waits for the instance counts it.
      const Duration taken = ctx.now() - instance->launched_at + boot;
      const auto more = static_cast<double>(taken.micros) * (slow->factor - 1);
      boot = boot + Micros(static_cast<int64_t>(more)) + slow->by;
    }
    ctx.WakeIn(kContainerAgent, boot, key);
    return;
  }
  ctx.CancelWake(kContainerAgent, key);
  std::optional<ContainerInstanceRow> row = ContainerInstanceOf(ctx, news.instance_id);
  if (!row) return;
  if (news.to == ec2::LifecycleState::kTerminated) {
    Deregister(ctx, *row, StrCat("Host EC2 (instance ", news.instance_id, ") terminated."));
  } else if (news.to == ec2::LifecycleState::kStopped) {
    // It stays registered; what ran on it does not.
    row->agent_connected = false;
    PutChanged(ctx, *row);
    for (const TaskRow& task : TasksOn(ctx, *row)) {
      LoseTask(ctx, task, StrCat("Host EC2 (instance ", news.instance_id, ") stopped."));
    }
  }
}

void ContainerAgent::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const auto instance = ec2::FindInstanceRow(turn, scope.account, scope.region, scope.rest);
  if (!instance || instance->state != ec2::LifecycleState::kRunning) return;

  // 0. What keeps it from its service lets it try again when it is over.
  if (FindTrouble(ctx, TroubleKind::kNoAgent, instance->id) != nullptr ||
      IsDark(ctx, instance->subnet_id, instance->az)) {
    return TryAgain(ctx, *instance, "the agent has no connection");
  }

  // 1. An instance that was stopped and started again has its registration still.
  if (std::optional<ContainerInstanceRow> known = ContainerInstanceOf(ctx, instance->id)) {
    known->agent_connected = true;
    PutChanged(ctx, *known);
    ResumeTasks(ctx, *known);
    ctx.Trace("agent_connected", {{"container_instance", known->id}, {"instance", instance->id}});
    WakeForRoom(ctx, known->cluster);
    WakeForZone(ctx, *known);
    WakeDaemons(ctx, known->cluster);
    return;
  }

  // 2. The cluster is named by the user data.
  const std::map<std::string, std::string> settings = AgentSettings(instance->user_data);
  const auto named = settings.find("ECS_CLUSTER");
  const std::string cluster =
      named == settings.end() || named->second.empty() ? "default" : named->second;

  // 3. Credentials, the way to the service, and what the role may.
  // Deviation: AWS's agent gives up at once where its role is not allowed to register; here it
  // tries again like others; because in eager mode an instance has booted before the next call,
  // which may be the one that attaches the policy.
  if (const auto why = WhyNotRegister(ctx, *instance, cluster)) {
    return TryAgain(ctx, *instance, *why);
  }

  // 4. The agent makes the cluster named "default", no other.
  const std::optional<ClusterRow> row = ctx.Find<ClusterRow>(cluster);
  if ((!row || row->status != "ACTIVE") && cluster == "default") {
    ctx.Put(ClusterRow{.name = cluster});
    ctx.Trace("cluster_created", {{"cluster", cluster}, {"instance", instance->id}});
  } else if (!row || row->status != "ACTIVE") {
    return TryAgain(ctx, *instance,
                    StrCat("ClusterNotFoundException: Cluster not found: ", cluster));
  }

  // 5. Register.
  ContainerInstanceRow made = NewContainerInstance(ctx, *instance, cluster, settings);
  made.version = 0;  // The first put makes it 1.
  PutChanged(ctx, made);
  if (instance->instance_profile_arn.empty()) {
    ctx.Trace("credentials_assumed",
              {{"instance", instance->id}, {"reason", "the instance has no instance profile"}});
  }
  ctx.Trace("container_instance_registered", {{"container_instance", made.id},
                                              {"instance", instance->id},
                                              {"cluster", cluster},
                                              {"az", made.az},
                                              {"cpu", made.cpu_registered},
                                              {"memory_mib", made.memory_registered}});
  // On its ports only tasks answer from now on.
  ec2::DeclareHost(ctx, instance->id);
  ClusterMetrics::Begin(ctx, cluster);
  // 6. Whoever waits for room may have it now.
  WakeForRoom(ctx, cluster);
  WakeForZone(ctx, made);
  WakeDaemons(ctx, cluster);
}

}  // namespace wt::ecs
