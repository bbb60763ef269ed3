#include "services/ecs/controllers/task_lifecycle.h"

#include <algorithm>
#include <optional>

#include "services/ecs/container_instance.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"

namespace wt::ecs {
namespace {

constexpr int64_t kDynamicPortMin = 32768, kDynamicPortMax = 60999;

// The agent's scan: upward from the last port it gave, round at the end, past those in use.
int64_t NextDynamicPort(ContainerInstanceRow& instance, const std::vector<int64_t>& taken) {
  for (int64_t step = 0; step <= kDynamicPortMax - kDynamicPortMin; ++step) {
    int64_t port = instance.dynamic_port_last + 1;
    if (port > kDynamicPortMax || port < kDynamicPortMin) port = kDynamicPortMin;
    instance.dynamic_port_last = port;
    if (std::find(taken.begin(), taken.end(), port) == taken.end()) return port;
  }
  return 0;
}

std::vector<int64_t> PortsTaken(Context& ctx, const ContainerInstanceRow& instance) {
  std::vector<int64_t> taken;
  for (const TaskRow& task : TasksOn(ctx, instance)) {
    for (const std::string& binding : task.bindings) {
      taken.push_back(ParseInt(Split(binding, '|')[2]).value_or(0));
    }
  }
  for (const std::string& port : instance.tcp_ports) taken.push_back(ParseInt(port).value_or(0));
  return taken;
}

// Host ports are known when the containers are created.
void Bind(Context& ctx, TaskRow& task) {
  const auto* row = ctx.Peek<TaskDefinitionRow>(task.family, task.revision);
  std::optional<ContainerInstanceRow> instance =
      ctx.Find<ContainerInstanceRow>(task.cluster, task.instance_id);
  if (row == nullptr || !instance) return;
  const TaskDefinition& definition = *row->definition;
  if (definition.network_mode.value_or("bridge") != "bridge") return;
  std::vector<int64_t> taken = PortsTaken(ctx, *instance);
  task.bindings.clear();
  for (const ContainerDefinition& container : definition.container_definitions) {
    for (const PortMapping& mapping : container.port_mappings) {
      int64_t host = mapping.host_port.value_or(0);
      if (host == 0) host = NextDynamicPort(*instance, taken);
      taken.push_back(host);
      task.bindings.push_back(StrCat(container.name.value_or(""), "|",
                                     mapping.container_port.value_or(0), "|", host, "|",
                                     mapping.protocol.value_or("tcp")));
    }
  }
  ctx.Put(*instance);
}

// Whether the instance has run this image before, so that nothing is pulled.
bool HasImages(Context& ctx, const TaskRow& task) {
  for (const TaskRow& other : ctx.Rows<TaskRow>().By<0>(ctx.account(), ctx.region(), task.cluster,
                                                        task.instance_id)) {
    if (other.id != task.id && other.family == task.family && other.revision == task.revision &&
        other.started_at.micros > 0) {
      return true;
    }
  }
  return false;
}

class Step {
 public:
  Step(Context& ctx, TaskRow row) : ctx_(ctx), row_(std::move(row)) {}

  void Run() {
    const std::string& status = row_.last_status;
    if (status == "PROVISIONING" || status == "PENDING") return Start();
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
  std::string Key() const { return ctx_.Key(StrCat(row_.cluster, "/", row_.id)); }
  Duration Draw(Duration min, Duration max) {
    return ctx_.rng("ecs.task_lifecycle").Between(min, max);
  }

  void Start() {
    if (row_.instance_id.empty()) return;
    // 1. The agent takes the task; an awsvpc task has its interface attached before.
    if (row_.connectivity_at.micros == 0) {
      Duration wait = Draw(kControlMin, kControlMax);
      if (row_.awsvpc) wait = wait + Draw(kEniAttachMin, kEniAttachMax);
      row_.connectivity_at = ctx_.now() + wait;
      row_.pull_started_at = row_.connectivity_at;
      const Duration pull = Draw(kPullMin, kPullMax);
      row_.pull_stopped_at =
          row_.pull_started_at + (HasImages(ctx_, row_) ? Millis(50) : pull);
      const Duration start = Draw(kStartMin, kStartMax);
      row_.started_at = row_.pull_stopped_at + start;
      // These are still to come; nobody is shown a time before it is reached.
      Hold();
    }
    if (!Reached(row_.started_at)) return;
    Bind(ctx_, row_);
    SetStatus(ctx_, row_, "RUNNING");
  }

  void Hold() { ctx_.Put(row_); }

  void Stop() {
    if (row_.execution_stopped_at.micros == 0) {
      row_.execution_stopped_at = ctx_.now() + Draw(kStopMin, kStopMax);
      Hold();
    }
    if (!Reached(row_.execution_stopped_at)) return;
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
      const Duration wait = row_.awsvpc ? Draw(kEniDetachMin, kEniDetachMax) : Duration{};
      row_.stopped_at = ctx_.now() + wait;
      Hold();
    }
    if (!Reached(row_.stopped_at)) return;
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
