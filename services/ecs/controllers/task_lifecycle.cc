#include "services/ecs/controllers/task_lifecycle.h"

#include <algorithm>
#include <optional>

#include "services/ecs/container_instance.h"
#include "services/ecs/limits.h"
#include "services/ecs/load_balancing.h"
#include "services/ecs/start_failure.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_network.h"
#include "services/ecs/timings.h"

namespace wt::ecs {
namespace {

constexpr size_t kReasonLengthMax = 1024;  // A container's: the agent cuts it there.
constexpr int64_t kDynamicPortMin = 32768, kDynamicPortMax = 60999;

// The agent's scan: upward from the last port it gave, round at the end, past those in use.
int64_t NextDynamicPort(ContainerInstanceRow& instance, const std::vector<int64_t>& taken) {
  for (int64_t step = 0; step <= kDynamicPortMax - kDynamicPortMin; ++step) {
    int64_t port = instance.dynamic_port_last + 1;
    if (port > kDynamicPortMax || port < kDynamicPortMin) {
      port = kDynamicPortMin;
      instance.dynamic_ports_wrapped = true;
    }
    instance.dynamic_port_last = port;
    if (std::find(taken.begin(), taken.end(), port) == taken.end()) return port;
  }
  return 0;
}

// While the range has not been gone round, only static ports can be in the way.
std::vector<int64_t> PortsTaken(Context& ctx, const ContainerInstanceRow& instance) {
  std::vector<int64_t> taken;
  for (const std::string& port : instance.tcp_ports) taken.push_back(ParseInt(port).value_or(0));
  if (!instance.dynamic_ports_wrapped) return taken;
  for (const TaskRow& task : TasksOn(ctx, instance)) {
    for (const std::string& binding : task.bindings) {
      taken.push_back(ParseInt(Split(binding, '|')[2]).value_or(0));
    }
  }
  return taken;
}

// Host ports are known when the containers are created.
void Bind(Context& ctx, TaskRow& task, const TaskDefinition& definition,
          ContainerInstanceRow& instance) {
  const std::string mode = definition.network_mode.value_or("bridge");
  task.bindings.clear();
  if (mode == "none") return;
  std::vector<int64_t> taken;
  if (mode == "bridge") taken = PortsTaken(ctx, instance);
  for (const ContainerDefinition& container : definition.container_definitions) {
    for (const PortMapping& mapping : container.port_mappings) {
      const int64_t inside = mapping.container_port.value_or(0);
      int64_t host = mapping.host_port.value_or(0);
      if (mode != "bridge") host = inside;
      if (host == 0) host = NextDynamicPort(instance, taken);
      taken.push_back(host);
      task.bindings.push_back(StrCat(container.name.value_or(""), "|", inside, "|", host, "|",
                                     mapping.protocol.value_or("tcp")));
    }
  }
}

// The images that the instance has not pulled before.
std::vector<std::string> ImagesMissing(const TaskDefinition& definition,
                                       const ContainerInstanceRow& instance) {
  std::vector<std::string> missing;
  for (const ContainerDefinition& container : definition.container_definitions) {
    const std::string image = container.image.value_or("");
    const auto& there = instance.images;
    if (std::find(there.begin(), there.end(), image) == there.end()) missing.push_back(image);
  }
  return missing;
}

class Step {
 public:
  Step(Context& ctx, TaskRow row) : ctx_(ctx), row_(std::move(row)) {}

  void Run() {
    const std::string& status = row_.last_status;
    if (status == "PROVISIONING") return Attach();
    // The agent's part waits for the agent, which wakes its tasks when it is back.
    if ((status == "PENDING" || status == "STOPPING") && !HasAgent()) return;
    if (status == "PENDING") return Start();
    if (status == "STOPPING") return Stop();
    if (status == "DEPROVISIONING") return Release();
    if (status == "STOPPED") return Forget();
  }

 private:
  // A transition takes time: the first look sets its end, the second finds it reached. What is
  // reached is kept in the row, so a look too many does no harm.
  bool Reached(Instant due) {
    if (ctx_.now() >= due) return true;
    ctx_.WakeAt(kTaskLifecycle, due, Key());
    return false;
  }
  bool HasAgent() {
    const auto* instance = ctx_.Peek<ContainerInstanceRow>(row_.cluster, row_.instance_id);
    return instance == nullptr || instance->agent_connected;
  }
  std::string Key() const { return ctx_.Key(StrCat(row_.cluster, "/", row_.id)); }
  Duration Draw(const Timing& takes) { return HowLong(ctx_, takes, "ecs.task_lifecycle"); }

  void Attach() {
    const bool fargate = row_.launch_type == "FARGATE";
    if (row_.instance_id.empty() && !fargate) return;
    if (row_.attached_at.micros == 0) {
      const Duration wait = Draw(fargate ? kFargateTakes : kEniAttachTakes);
      row_.attached_at = ctx_.now() + wait;
      Hold();
    }
    if (!Reached(row_.attached_at)) return;
    const Result<void> attached = AttachInterface(ctx_, row_);
    if (!attached.ok()) {
      StopTask(
          ctx_, row_, "TaskFailedToStart",
          StrCat("Unexpected EC2 error while attempting to Create Network Interface in subnet '",
                 row_.subnet_id, "': ", attached.error().code));
      return;
    }
    SetStatus(ctx_, row_, "PENDING");
  }

  void Start() {
    const auto* definition = ctx_.Peek<TaskDefinitionRow>(row_.family, row_.revision);
    // On Fargate each task has a machine of its own, without any image.
    const bool fargate = row_.launch_type == "FARGATE";
    std::optional<ContainerInstanceRow> instance =
        fargate ? ContainerInstanceRow{}
                : ctx_.Find<ContainerInstanceRow>(row_.cluster, row_.instance_id);
    if (definition == nullptr || !instance) return;
    // 1. The agent takes the task, pulls what is not there yet and starts the containers. These
    //    times are still to come; nobody is shown one before it is reached.
    if (row_.connectivity_at.micros == 0) {
      row_.connectivity_at = ctx_.now() + Draw(kControlTakes);
      row_.pull_started_at = row_.connectivity_at;
      const Duration pull = Draw(kPullTakes);
      const bool cached = ImagesMissing(*definition->definition, *instance).empty();
      row_.pull_stopped_at = row_.pull_started_at + (cached ? Draw(kPullCachedTakes) : pull);
      row_.started_at = row_.pull_stopped_at + Draw(kStartTakes);
      Hold();
    }
    if (!Reached(row_.started_at)) return;
    // 2. What they need may not be there, or not be allowed.
    if (const auto failure = WhyNotStart(ctx_, row_, *definition->definition, *instance)) {
      return Fail(*failure, fargate);
    }
    // 3. They run; the instance keeps their images.
    OpenLogs(ctx_, row_, *definition->definition);
    Bind(ctx_, row_, *definition->definition, *instance);
    for (std::string& image : ImagesMissing(*definition->definition, *instance)) {
      instance->images.push_back(std::move(image));
    }
    if (!fargate) ctx_.Put(*std::move(instance));
    OpenPorts(ctx_, row_);
    // 4. Behind a load balancer its service registers it before it counts as RUNNING.
    if (ServesTargets(ctx_, row_)) return SetStatus(ctx_, row_, "ACTIVATING");
    row_.ran = true;
    SetStatus(ctx_, row_, "RUNNING");
  }

  // On an instance the reason is the container's, on Fargate the task's as well; of secrets that do
  // not come it is the task's alone.
  void Fail(const StartFailure& failure, bool fargate) {
    const int64_t entry = ctx_.Trace(
        "task_start_failed",
        {{"task", row_.id}, {"container", failure.container}, {"reason", failure.reason}});
    if (!failure.pulled) row_.pull_stopped_at = ctx_.now();
    row_.started_at = {};
    const std::string reason = failure.of_task ? "" : failure.reason.substr(0, kReasonLengthMax);
    row_.exit_codes.push_back(StrCat(failure.container, "||", reason));
    const Because because(ctx_, entry);
    const bool of_task = fargate || failure.of_task;
    StopTask(ctx_, row_, "TaskFailedToStart", of_task ? failure.reason : "Task failed to start");
  }

  void Hold() { ctx_.Put(row_); }

  void Stop() {
    if (row_.execution_stopped_at.micros == 0) {
      row_.execution_stopped_at = ctx_.now() + Draw(kStopTakes);
      Hold();
    }
    if (!Reached(row_.execution_stopped_at)) return;
    ClosePorts(ctx_, row_);
    const auto* definition = ctx_.Peek<TaskDefinitionRow>(row_.family, row_.revision);
    if (definition != nullptr && row_.exit_codes.empty()) {
      // A container that heeds SIGTERM ends with what its shell makes of that signal.
      for (const auto& container : definition->definition->container_definitions) {
        row_.exit_codes.push_back(StrCat(container.name.value_or(""), "|143|"));
      }
    }
    SetStatus(ctx_, row_, "DEPROVISIONING");
  }

  void Release() {
    if (row_.stopped_at.micros == 0) {
      const Duration wait = row_.awsvpc ? Draw(kEniDetachTakes) : Duration{};
      row_.stopped_at = ctx_.now() + wait;
      Hold();
    }
    if (!Reached(row_.stopped_at)) return;
    DetachInterface(ctx_, row_);
    ReleaseResources(ctx_, row_);
    SetStatus(ctx_, row_, "STOPPED");
  }

  void Forget() {
    const Instant due = row_.stopped_at + kStoppedVisible;
    if (ctx_.now() < due) {
      ctx_.RequestWake({.controller = kTaskLifecycle,
                        .key = Key(),
                        .due = due,
                        .kind = sim::TimerKind::kPeriodic});
      return;
    }
    EraseTags(ctx_, TaskArn(ctx_, row_.cluster, row_.id));
    ctx_.Erase<TaskRow>(row_.cluster, row_.id);
  }

  Context& ctx_;
  TaskRow row_;
};

}  // namespace

void TaskLifecycle::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const size_t slash = scope.rest.find('/');
  std::optional<TaskRow> row =
      ctx.Find<TaskRow>(scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
  if (row) Step(ctx, *std::move(row)).Run();
}

}  // namespace wt::ecs
