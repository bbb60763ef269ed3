#include "scenarios/engine/faults/act.h"

#include <optional>

#include "emulator/world/trouble.h"
#include "emulator/world/world.h"
#include "scenarios/engine/faults/limits.h"
#include "scenarios/engine/faults/targets.h"
#include "scenarios/engine/faults/words.h"
#include "services/autoscaling/intervention.h"
#include "services/autoscaling/spot.h"
#include "services/ec2/ec2.h"
#include "services/ec2/intervention.h"

namespace wt::faults {
namespace {

constexpr std::string_view kUserReason = "Client.UserInitiatedShutdown";
constexpr std::string_view kUserMessage = "Client.UserInitiatedShutdown: User initiated shutdown";
constexpr std::string_view kHostReason = "Server.InternalError";
constexpr std::string_view kHostMessage = "Server.InternalError: The host lost its power";

std::optional<ec2::InstanceRow> InstanceOf(Context& ctx, std::string_view id) {
  return ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), id);
}

bool IsUp(const ec2::InstanceRow& row) {
  return row.state == ec2::LifecycleState::kRunning || row.state == ec2::LifecycleState::kPending;
}

std::vector<ec2::InstanceRow> InstancesUp(Context& ctx) {
  std::vector<ec2::InstanceRow> up;
  for (const ec2::InstanceRow& row : ctx.Scan<ec2::InstanceRow>()) {
    if (IsUp(row)) up.push_back(row);
  }
  return up;
}

// The service that a fault of the API names: by its id here, its name in signatures, in endpoints,
// or in the SDKs.
const ServiceEntry* FindService(Context& ctx, const std::string& words) {
  for (const ServiceEntry* entry : ctx.world().router().services()) {
    const wire::Service& service = *entry->service;
    for (const std::string_view name :
         {service.id, service.signing_name, service.endpoint_prefix, service.service_id}) {
      if (!name.empty() && EqualsIgnoreCase(words, name)) return entry;
    }
  }
  return nullptr;
}

// Of the container instances that a fault has drained.
void SetDraining(Context& ctx, const FaultRow& row, bool draining) {
  for (const std::string& one : row.affected) {
    const auto [cluster, id] = SplitInCluster(one);
    ecs::SetDraining(ctx, cluster, id, draining);
  }
}

class Act {
 public:
  Act(Context& ctx, FaultRow& row)
      : ctx_(ctx),
        row_(row),
        parameters_(Json::parse(row.parameters)),
        targets_(Json::parse(row.targets)),
        words_(parameters_) {}

  // --- Instances -------------------------------------------------------------------------------
  Result<void> StopInstances() {
    WT_TRY(Aim());
    const std::optional<Duration> back = words_.Time("startInstancesAfterDuration");
    for (const ec2::InstanceRow& row : Aimed()) {
      ec2::Stop(ctx_, row);
      if (back) SetTimer(ctx_, row_, kStartTimer, row.id, ctx_.now() + *back);
    }
    return {};
  }

  Result<void> TerminateInstances() {
    WT_TRY(Aim());
    for (const ec2::InstanceRow& row : Aimed()) {
      ec2::Terminate(ctx_, row, kUserReason, kUserMessage);
    }
    return {};
  }

  Result<void> RebootInstances() {
    WT_TRY(Aim());
    for (const ec2::InstanceRow& row : Aimed()) {
      if (row.state == ec2::LifecycleState::kRunning) Reboot(row);
    }
    return {};
  }

  Result<void> InterruptSpot() {
    const Duration notice = *words_.Time("durationBeforeInterruption");
    if (notice < kNoticeMin || notice > kNoticeMax) {
      return Bad("durationBeforeInterruption: from 2 to 15 minutes.");
    }
    WT_TRY(Aim());
    for (const std::string& id : row_.affected) autoscaling::InterruptSpot(ctx_, id, notice);
    return {};
  }

  Result<void> Impair() {
    WT_TRY(Aim());
    for (const std::string& id : row_.affected) {
      Put(TroubleKind::kImpaired, {.subject = id, .detail = words_.Text("check", "instance")});
      SetTimer(ctx_, row_, kCheckTimer, id, ctx_.now() + kImpairedCounts);
    }
    return {};
  }

  Result<void> SlowBoot() {
    std::string zone;
    if (words_.Has("zone")) zone = WT_TRY(FindZone(ctx_, words_.Text("zone")));
    Strike(ctx_, row_);
    Put(TroubleKind::kSlowBoot, {.subject = zone,
                                 .factor = words_.Number("times", 1),
                                 .by = words_.Time("by").value_or(Duration{})});
    return {};
  }

  Result<void> DisconnectAgents() {
    WT_TRY(Aim());
    for (const std::string& id : row_.affected) {
      Put(TroubleKind::kNoAgent, {.subject = id});
      ecs::DisconnectAgent(ctx_, id);
    }
    return {};
  }

  // --- Capacity and networks ---------------------------------------------------------------------
  Result<void> NoCapacityForGroups() { return NoCapacity("/group"); }
  Result<void> NoCapacityForApi() { return NoCapacity("/api"); }

  Result<void> Disrupt() {
    WT_TRY(Aim());
    const std::string scope = words_.Text("scope", "all");
    for (const std::string& subnet : row_.affected) {
      Put(TroubleKind::kDark, {.subject = subnet, .detail = scope});
    }
    for (const ec2::InstanceRow& row : InstancesUp(ctx_)) {
      if (IsDark(ctx_, row.subnet_id, row.az)) ecs::DisconnectAgent(ctx_, row.id);
    }
    return {};
  }

  // Instances are not heard of from now on; EC2 gives them up one by one.
  Result<void> LosePower() {
    const std::string zone = WT_TRY(FindZone(ctx_, words_.Text("zone")));
    row_.affected.push_back(zone);
    Strike(ctx_, row_);
    Put(TroubleKind::kDark, {.subject = zone, .detail = "all"});
    Put(TroubleKind::kNoCapacity, {.subject = zone});
    for (const ec2::InstanceRow& row : InstancesUp(ctx_)) {
      if (row.az != zone) continue;
      row_.affected.push_back(row.id);
      Put(TroubleKind::kImpaired, {.subject = row.id, .detail = "system"});
      ecs::DisconnectAgent(ctx_, row.id);
      SetTimer(ctx_, row_, kLostTimer, row.id, ctx_.now() + Noticed(), true);
    }
    // Deviation: AWS moves what ran on Fargate as it moves what ran on instances; here a task of
    // Fargate ends as if its program had been killed, because it has no instance to be lost with.
    std::vector<std::string> alone;
    ecs::EachRunningTask(ctx_, ctx_.account(), ctx_.region(), [&](const ecs::RunningTask& task) {
      if (task.az == zone && task.instance_id.empty()) {
        alone.push_back(StrCat(task.cluster, "/", task.id));
      }
    });
    for (const std::string& task : alone) {
      SetTimer(ctx_, row_, kLostTimer, task, ctx_.now() + Noticed(), true);
    }
    return {};
  }

  // --- ECS ---------------------------------------------------------------------------------------
  Result<void> StopTasks() {
    WT_TRY(Aim());
    for (const std::string& task : row_.affected) {
      const auto [cluster, id] = SplitInCluster(task);
      static_cast<void>(
          ecs::EndTask(ctx_, cluster, id, "Task stopped by AWS Fault Injection Service"));
    }
    return {};
  }

  Result<void> Drain() {
    const std::vector<std::string> clusters = WT_TRY(Found());
    for (const std::string& cluster : clusters) {
      std::vector<std::string> ids;
      for (const auto& view : ecs::InstancesOf(ctx_, cluster)) {
        if (view.status == "ACTIVE") ids.push_back(view.id);
      }
      const auto percent = static_cast<size_t>(words_.Percent("drainagePercentage", 100));
      const size_t count = (ids.size() * percent + 99) / 100;
      for (const std::string& id : Some(ctx_, ids, count)) {
        row_.affected.push_back(StrCat(cluster, "/", id));
      }
    }
    if (row_.affected.empty()) return NotFound("Clusters: no container instance is ACTIVE.");
    Strike(ctx_, row_);
    SetDraining(ctx_, row_, true);
    return {};
  }

  Result<void> TaskFault() { return BeginTaskFault(ctx_, row_); }

  // --- The API, metrics, and what is told alone --------------------------------------------------
  Result<void> ThrottleApi() { return FailApi("throttle"); }
  Result<void> BreakApi() { return FailApi("internal"); }
  Result<void> CloseApi() { return FailApi("unavailable"); }

  Result<void> LoseMetrics() { return Metrics(TroubleKind::kMetricsGap, {}); }
  Result<void> DelayMetrics() { return Metrics(TroubleKind::kMetricsDelay, *words_.Time("by")); }

  Result<void> Mark() {
    Strike(ctx_, row_);
    ctx_.Trace("mark", {{"fault", row_.id}, {"text", words_.Text("text")}});
    return {};
  }

  Result<void> Stop() {
    Strike(ctx_, row_);
    ctx_.Trace("stop_asked", {{"fault", row_.id}});
    ctx_.Publish(StopAsked{ctx_.account(), ctx_.region(), row_.id, row_.name});
    return {};
  }

 private:
  Result<std::vector<std::string>> Found() {
    const Action& action = *FindAction(row_.action);
    const TargetType& type = action.targets.front();
    if (!targets_.contains(type.name)) return std::vector<std::string>{};
    return FindTargets(ctx_, type, targets_[type.name]);
  }

  Result<void> Aim() {
    row_.affected = WT_TRY(Found());
    Strike(ctx_, row_);
    return {};
  }

  std::vector<ec2::InstanceRow> Aimed() {
    std::vector<ec2::InstanceRow> rows;
    for (const std::string& id : row_.affected) {
      if (const auto row = InstanceOf(ctx_, id)) rows.push_back(*row);
    }
    return rows;
  }

  void Put(TroubleKind kind, TroubleRow trouble) {
    trouble.source = row_.id;
    trouble.entry = row_.entry;
    PutTrouble(ctx_, kind, std::move(trouble));
  }

  // Deviation: AWS's instance is away for a minute or two; here EC2 has it running throughout, as
  // it does there, and ECS alone sees its agent go and come; because nothing else looks.
  void Reboot(const ec2::InstanceRow& row) {
    const Because because(ctx_, ctx_.cause());
    ctx_.Trace("instance_rebooted", {{"instance", row.id}});
    ecs::RestartAgent(ctx_, row.id);
  }

  Duration Noticed() {
    return ctx_.rng("faults.power_loss").Between(kLossNoticedMin, kLossNoticedMax - Micros(1));
  }

  Result<void> NoCapacity(std::string_view asker) {
    std::vector<std::string> zones;
    for (const std::string& name : words_.Names("availabilityZoneIdentifiers")) {
      zones.push_back(WT_TRY(FindZone(ctx_, name)));
    }
    // Whose launches by the API fail cannot be told by role: a launch knows no caller.
    if (asker == "/group") {
      WT_TRY(Aim());
    } else {
      Strike(ctx_, row_);
    }
    for (const std::string& zone : zones) {
      Put(TroubleKind::kNoCapacity, {.subject = StrCat(zone, asker),
                                     .only = row_.affected,
                                     .share = words_.Percent("percentage", 100)});
    }
    if (asker == "/api") row_.affected = zones;
    return {};
  }

  Result<void> FailApi(std::string_view how) {
    const std::string name = words_.Text("service");
    const ServiceEntry* service = FindService(ctx_, name);
    if (service == nullptr) {
      std::vector<std::string> names;
      for (const ServiceEntry* entry : ctx_.world().router().services()) {
        names.emplace_back(entry->service->id);
      }
      return NotFound(Unknown("service", name, names));
    }
    const std::vector<std::string> operations = words_.Names("operations");
    for (const std::string& operation : operations) {
      if (Router::FindOperation(*service, operation) != nullptr) continue;
      return NotFound(Unknown(StrCat("operation of ", service->service->id), operation, {}));
    }
    WT_TRY(Aim());
    Put(TroubleKind::kApi, {.subject = std::string(service->service->id),
                            .detail = std::string(how),
                            .only = operations,
                            .whom = row_.affected,
                            .share = words_.Percent("percentage", 100)});
    return {};
  }

  Result<void> Metrics(TroubleKind kind, Duration by) {
    Strike(ctx_, row_);
    Put(kind, {.subject = words_.Text("namespace"), .only = words_.Names("metric"), .by = by});
    return {};
  }

  Context& ctx_;
  FaultRow& row_;
  const Json parameters_, targets_;
  const Words words_;
};

struct Beginning {
  std::string_view action;
  Result<void> (Act::*begin)();
};

constexpr Beginning kBeginnings[] = {
    {"aws:ec2:api-insufficient-instance-capacity-error", &Act::NoCapacityForApi},
    {"aws:ec2:asg-insufficient-instance-capacity-error", &Act::NoCapacityForGroups},
    {"aws:ec2:reboot-instances", &Act::RebootInstances},
    {"aws:ec2:send-spot-instance-interruptions", &Act::InterruptSpot},
    {"aws:ec2:stop-instances", &Act::StopInstances},
    {"aws:ec2:terminate-instances", &Act::TerminateInstances},
    {"aws:ecs:drain-container-instances", &Act::Drain},
    {"aws:ecs:stop-task", &Act::StopTasks},
    {"aws:fis:inject-api-internal-error", &Act::BreakApi},
    {"aws:fis:inject-api-throttle-error", &Act::ThrottleApi},
    {"aws:fis:inject-api-unavailable-error", &Act::CloseApi},
    {"aws:network:disrupt-connectivity", &Act::Disrupt},
    {"stop", &Act::Stop},
    {"wt:agent:disconnect", &Act::DisconnectAgents},
    {"wt:az:power-loss", &Act::LosePower},
    {"wt:clock:mark", &Act::Mark},
    {"wt:instance:impaired", &Act::Impair},
    {"wt:instance:slow-boot", &Act::SlowBoot},
    {"wt:metrics:delay", &Act::DelayMetrics},
    {"wt:metrics:gap", &Act::LoseMetrics},
    {"wt:task:bad-version", &Act::TaskFault},
    {"wt:task:crash-loop", &Act::TaskFault},
    {"wt:task:leak", &Act::TaskFault},
    {"wt:task:slow", &Act::TaskFault},
};
static_assert(std::size(kBeginnings) == kActions.size());

// Agents whose way is open again.
void ReconnectAgents(Context& ctx) {
  for (const auto& view : ecs::InstancesOf(ctx)) {
    if (view.agent_connected) continue;
    const auto instance = InstanceOf(ctx, view.ec2_instance_id);
    if (!instance || instance->state != ec2::LifecycleState::kRunning) continue;
    if (FindTrouble(ctx, TroubleKind::kNoAgent, instance->id) != nullptr) continue;
    if (!IsDark(ctx, instance->subnet_id, instance->az)) ecs::ReconnectAgent(ctx, instance->id);
  }
}

std::string TimerKey(const Context& ctx, const FaultRow& row, std::string_view kind,
                     std::string_view what) {
  return ctx.Key(StrCat(kind, "/", row.id, what.empty() ? "" : "/", what));
}

void LoseNow(Context& ctx, const FaultRow& row, const std::string& what) {
  ctx.Trace("host_lost", {{"fault", row.id}, {"instance", what}});
  if (what.find('/') != std::string::npos) {
    const auto [cluster, id] = SplitInCluster(what);
    return ecs::ExitTask(ctx, cluster, id, 137);
  }
  const auto instance = InstanceOf(ctx, what);
  if (instance && IsUp(*instance)) ec2::Lose(ctx, *instance, kHostReason, kHostMessage);
}

}  // namespace

void Strike(Context& ctx, FaultRow& row) {
  row.entry = ctx.Trace("fault_started", {{"fault", row.id},
                                          {"name", row.name},
                                          {"action", row.action},
                                          {"parameters", row.parameters}});
}

void SetTimer(Context& ctx, const FaultRow& row, std::string_view kind, std::string_view what,
              Instant due, bool settling) {
  ctx.RequestWake({.controller = kFaultLoop,
                   .key = TimerKey(ctx, row, kind, what),
                   .due = due,
                   .kind = settling ? sim::TimerKind::kSettling : sim::TimerKind::kPeriodic});
}

void CancelTimer(Context& ctx, const FaultRow& row, std::string_view kind, std::string_view what) {
  ctx.CancelWake(kFaultLoop, TimerKey(ctx, row, kind, what));
}

InCluster SplitInCluster(std::string_view key) {
  const size_t slash = key.find('/');
  return {std::string(key.substr(0, slash)), std::string(key.substr(slash + 1))};
}

Result<void> Begin(Context& ctx, FaultRow& row) {
  for (const Beginning& one : kBeginnings) {
    if (one.action != row.action) continue;
    Act act(ctx, row);
    return (act.*one.begin)();
  }
  return Bad(StrCat("There is no fault '", row.action, "'."));
}

void Undo(Context& ctx, const FaultRow& row) {
  EraseTrouble(ctx, row.id);
  if (row.action == "aws:ecs:drain-container-instances") SetDraining(ctx, row, false);
  ReconnectAgents(ctx);
}

void GoOn(Context& ctx, const FaultRow& row, std::string_view kind, const std::string& what) {
  const Because because(ctx, row.entry);
  if (kind == kStartTimer) {  // Of a fault that is over.
    if (const auto instance = InstanceOf(ctx, what)) ec2::Start(ctx, *instance);
    return;
  }
  if (row.status != "running") return;
  if (kind == kLostTimer) LoseNow(ctx, row, what);
  if (kind == kExitTimer) ExitNow(ctx, row, what);
  if (kind == kCheckTimer) {
    const auto instance = InstanceOf(ctx, what);
    if (!instance || !IsUp(*instance)) return;
    autoscaling::FailStatusChecks(ctx, what);
    SetTimer(ctx, row, kCheckTimer, what, ctx.now() + kStatusCheck);
  }
}

}  // namespace wt::faults
