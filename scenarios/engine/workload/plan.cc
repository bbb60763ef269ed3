#include "scenarios/engine/workload/plan.h"

#include <algorithm>
#include <tuple>

#include "emulator/world/trouble.h"
#include "emulator/world/world.h"
#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/workload.h"
#include "services/autoscaling/autoscaling.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/ec2.h"
#include "services/ecs/ecs.h"
#include "services/ecs/intervention.h"
#include "services/elbv2/elbv2.h"

namespace wt::workload {
namespace {

// Of where requests from the internet come, as balancers' security groups see it.
constexpr std::string_view kClientAddress = "198.51.100.7";

struct Plans {
  std::map<std::string, Plan> by_scope;  // "account/region"
};

class Builder {
 public:
  Builder(Context& ctx, Plan& plan) : ctx_(ctx), plan_(plan) {}

  void Run() {
    plan_.hosts.clear();
    plan_.groups.clear();
    plan_.services.clear();
    plan_.targets.clear();
    plan_.balancers.clear();
    plan_.loads.clear();
    plan_.clusters.clear();
    plan_.group_of_task.clear();
    plan_.slow_start = plan_.leaking = false;
    tasks_troubled_ = Any(TroubleKind::kSlowTasks) || Any(TroubleKind::kLeakingTasks);
    AddInstances();
    AddTasks();
    AddClusters();
    AddTargets();
    AddLoads();
    plan_.built = true;
    plan_.dirty = plan_.slow_start || plan_.leaking;
  }

 private:
  void AddInstances() {
    for (const ec2::InstanceRow& row : ctx_.Scan<ec2::InstanceRow>()) {
      if (row.state != ec2::LifecycleState::kRunning) continue;
      const ec2::catalog::InstanceType* type = ec2::catalog::FindInstanceType(row.instance_type);
      host_of_.emplace(row.id, static_cast<int>(plan_.hosts.size()));
      Host& host = plan_.hosts.emplace_back();
      host.id = row.id;
      host.vcpus = type != nullptr ? type->vcpus : 2;
      host.detailed = row.monitoring;
      host.dark = IsDark(ctx_, row.subnet_id, row.az);
      AddGroup(host);
    }
  }

  // The group with its instances is read once for all of them.
  void AddGroup(Host& host) {
    const auto name =
        autoscaling::FindGroupOfInstance(ctx_, ctx_.account(), ctx_.region(), host.id);
    if (!name) return;
    host.group = *name;
    const auto [known, is_new] = warm_until_.try_emplace(*name);
    if (is_new) {
      const auto group = autoscaling::FindGroup(ctx_, ctx_.account(), ctx_.region(), *name);
      if (group) {
        for (const auto& member : group->instances) known->second[member.id] = member.warm_until;
      }
    }
    const auto at = known->second.find(host.id);
    if (at != known->second.end()) host.warm_until = at->second;
  }

  int ServiceNumber(std::string_view cluster, std::string_view name) {
    if (name.empty()) return kNone;
    const auto [known, is_new] = service_of_.try_emplace({std::string(cluster), std::string(name)},
                                                         static_cast<int>(plan_.services.size()));
    if (is_new) {
      Service& service = plan_.services.emplace_back();
      service.cluster = cluster;
      service.name = name;
      service.series =
          &SeriesFor(ctx_, plan_, "AWS/ECS",
                     {{"ClusterName", service.cluster}, {"ServiceName", service.name}});
    }
    return known->second;
  }

  int HostOf(const ecs::RunningTask& task) {
    if (!task.instance_id.empty()) {
      const auto known = host_of_.find(std::string(task.instance_id));
      return known != host_of_.end() ? known->second : kNone;
    }
    Host& host = plan_.hosts.emplace_back();
    host.id = task.id;
    host.is_instance = false;
    host.vcpus = static_cast<double>(task.cpu) / 1024;
    return static_cast<int>(plan_.hosts.size()) - 1;
  }

  void AddTasks() {
    // Like tasks: of one service, on one host, of one size.
    // Those that begin or end get other requests than those that run.
    std::map<std::tuple<int, int, int64_t, int64_t, bool, std::string, double, double>, int>
        known_groups;
    ecs::EachRunningTask(ctx_, ctx_.account(), ctx_.region(), [&](const ecs::RunningTask& task) {
      const int host = HostOf(task);
      if (host == kNone) return;  // Its instance has just gone.
      const int service = ServiceNumber(task.cluster, task.service);
      const auto [slower, leaked] = TroublesOf(task);
      const auto [known, is_new] =
          known_groups.try_emplace({host, service, task.cpu, task.memory_mib, task.cpu_is_limit,
                                    std::string(task.status), slower, leaked},
                                   static_cast<int>(plan_.groups.size()));
      if (is_new) {
        NewGroup(service, host);
        TaskGroup& made = plan_.groups.back();
        made.cpu = task.cpu;
        made.memory_mib = task.memory_mib;
        made.cpu_is_limit = task.cpu_is_limit;
        made.slower = slower;
        made.leaked_mib = leaked;
        cluster_of_.emplace_back(task.cluster);
      }
      TaskGroup& group = plan_.groups[static_cast<size_t>(known->second)];
      ++group.count;
      // What nothing reaches gets no requests and sends no metrics.
      const bool dark = plan_.hosts[static_cast<size_t>(host)].dark;
      if (task.status == "RUNNING" && !dark) {
        ++group.running;
        if (service != kNone) ++plan_.services[static_cast<size_t>(service)].running;
      }
      plan_.group_of_task.emplace(task.id, known->second);
    });
  }

  bool Any(TroubleKind kind) { return !ctx_.Scan<TroubleRow>(static_cast<int64_t>(kind)).empty(); }

  const TroubleRow* TroubleOf(TroubleKind kind, const ecs::TaskView& task) {
    return FindTrouble(ctx_, kind, task.service_key(), task.definition);
  }

  // What troubles the task: how many times the CPU a request takes, and what it has leaked. In
  // whole minutes, so that tasks which began together stay alike.
  std::pair<double, double> TroublesOf(const ecs::RunningTask& running) {
    if (!tasks_troubled_ || running.service.empty()) return {1, 0};
    const auto task = ecs::FindTaskView(ctx_, running.cluster, running.id);
    if (!task) return {1, 0};
    const TroubleRow* slow = TroubleOf(TroubleKind::kSlowTasks, *task);
    const TroubleRow* leak = TroubleOf(TroubleKind::kLeakingTasks, *task);
    double leaked = 0;
    if (leak != nullptr) {
      plan_.leaking = true;
      const Instant since = std::max(task->started_at, leak->since);
      leaked = leak->factor * static_cast<double>((ctx_.now() - since).micros / kMinute.micros);
    }
    return {slow != nullptr ? slow->factor : 1, leaked};
  }

  void NewGroup(int service, int host) {
    const int number = static_cast<int>(plan_.groups.size());
    TaskGroup& group = plan_.groups.emplace_back();
    group.service = service;
    group.host = host;
    plan_.hosts[static_cast<size_t>(host)].groups.push_back(number);
    if (service != kNone) plan_.services[static_cast<size_t>(service)].groups.push_back(number);
  }

  void AddClusters() {
    for (const ecs::Registered& registered :
         ecs::RegisteredOf(ctx_, ctx_.account(), ctx_.region())) {
      Cluster& cluster = plan_.clusters.emplace_back();
      cluster.name = registered.cluster;
      cluster.cpu = registered.cpu;
      cluster.memory_mib = registered.memory_mib;
      cluster.series = &SeriesFor(ctx_, plan_, "AWS/ECS", {{"ClusterName", cluster.name}});
      for (size_t i = 0; i < cluster_of_.size(); ++i) {
        if (cluster_of_[i] != cluster.name) continue;
        plan_.groups[i].cluster = static_cast<int>(plan_.clusters.size()) - 1;
      }
    }
  }

  // Who answers on a target: a task, or a program that runs on the instance without ECS.
  int TaskGroupBehind(const elbv2::TargetRow& target) {
    if (const auto task = ecs::TaskBehind(ctx_, target.group_arn, target.id, target.port)) {
      const auto known = plan_.group_of_task.find(*task);
      return known != plan_.group_of_task.end() ? known->second : kNone;
    }
    const auto host = host_of_.find(target.id);
    if (host == host_of_.end()) return kNone;
    if (!ec2::Answers(ctx_, target.id, target.port).connects) return kNone;
    const auto [known, is_new] =
        program_on_.try_emplace(host->second, static_cast<int>(plan_.groups.size()));
    if (is_new) {
      NewGroup(kNone, host->second);
      TaskGroup& group = plan_.groups.back();
      group.count = group.running = 1;
      group.cpu = static_cast<int64_t>(plan_.hosts[static_cast<size_t>(host->second)].vcpus * 1024);
    }
    return known->second;
  }

  void AddTargets() {
    for (const elbv2::BalancerView& view :
         elbv2::BalancersOf(ctx_, ctx_.account(), ctx_.region())) {
      Balancer& balancer = plan_.balancers.emplace_back();
      balancer.arn = view.arn;
      balancer.dns_name = view.dns_name;
      balancer.port = view.port;
      balancer.public_facing = view.internet_facing;
      balancer.series = &SeriesFor(ctx_, plan_, NamespaceOf(view.type),
                                   {{"LoadBalancer", elbv2::DimensionOf(view.arn)}});
      balancer_types_[view.arn] = view;
    }
    for (const elbv2::TargetGroupRow& row :
         elbv2::AttachedGroups(ctx_, ctx_.account(), ctx_.region())) {
      const auto balancer = balancer_types_.find(row.load_balancer_arn);
      if (balancer != balancer_types_.end()) AddTarget(row, balancer->second);
    }
  }

  static std::string NamespaceOf(const std::string& type) {
    return type == "application" ? "AWS/ApplicationELB"
           : type == "network"   ? "AWS/NetworkELB"
                                 : "AWS/GatewayELB";
  }

  void AddTarget(const elbv2::TargetGroupRow& row, const elbv2::BalancerView& view) {
    group_number_[row.arn] = static_cast<int>(plan_.targets.size());
    TargetGroup& group = plan_.targets.emplace_back();
    group.arn = row.arn;
    group.balancer_arn = row.load_balancer_arn;
    group.application = view.type == "application";
    group.checked = row.check_enabled;
    group.idle_timeout = static_cast<double>(view.idle_timeout_seconds);
    const std::string space = NamespaceOf(view.type);
    const std::pair<std::string, std::string> of_balancer{"LoadBalancer",
                                                          elbv2::DimensionOf(view.arn)};
    const std::pair<std::string, std::string> of_group{"TargetGroup", elbv2::DimensionOf(row.arn)};
    group.balancer = &SeriesFor(ctx_, plan_, space, {of_balancer});
    group.group = &SeriesFor(ctx_, plan_, space, {of_balancer, of_group});
    group.group_alone = &SeriesFor(ctx_, plan_, space, {of_group});

    const elbv2::Selection selection = elbv2::SelectionOf(ctx_, row.arn);
    for (const std::string& name : selection.zones) {
      Zone& zone = group.zones.emplace_back();
      zone.name = name;
      const std::pair<std::string, std::string> of_zone{"AvailabilityZone", name};
      zone.balancer = &SeriesFor(ctx_, plan_, space, {of_balancer, of_zone});
      zone.group = &SeriesFor(ctx_, plan_, space, {of_balancer, of_group, of_zone});
    }
    if (group.zones.empty()) return;
    const auto shares =
        laws::target_selection::SharesOf(selection.policy, selection.candidates, selection.zones);
    group.refused = shares.refused;
    for (size_t i = 0; i < selection.targets.size(); ++i) {
      AddRoute(group, selection, i, shares.of[i]);
    }
  }

  void AddRoute(TargetGroup& group, const elbv2::Selection& selection, size_t i, double share) {
    const auto& candidate = selection.candidates[i];
    Route route;
    route.share = share;
    for (size_t zone = 0; zone < group.zones.size(); ++zone) {
      if (group.zones[zone].name == candidate.zone) route.zone = static_cast<int>(zone);
    }
    Zone& zone = group.zones[static_cast<size_t>(route.zone)];
    if (candidate.accepts) {
      const bool known = selection.targets[i].state != laws::target_health::State::kInitial;
      if (candidate.healthy) {
        ++group.healthy;
        ++zone.healthy;
      } else if (known) {
        ++group.unhealthy;
        ++zone.unhealthy;
      }
    }
    if (candidate.in_slow_start) plan_.slow_start = true;
    if (share <= 0) return;
    route.task_group = TaskGroupBehind(selection.targets[i]);
    if (route.task_group != kNone) {
      const int host = plan_.groups[static_cast<size_t>(route.task_group)].host;
      route.dark = plan_.hosts[static_cast<size_t>(host)].dark;
      if (route.dark) route.task_group = kNone;
    }
    group.routes.push_back(route);
  }

  void AddLoads() {
    const auto rows = ctx_.Rows<LoadRow>().Collect(ctx_.account(), ctx_.region());
    if (rows.empty()) return;
    const auto services = ecs::ServicesOf(ctx_, ctx_.account(), ctx_.region());
    for (const LoadRow& row : rows) {
      const auto curve = laws::load::ParseCurve(row.rate);
      if (!curve.ok()) continue;  // Checked when it was set.
      Load& load = plan_.loads.emplace_back();
      load.row = row;
      load.curve = *curve;
      if (row.kind == "service") {
        AimAtService(load, services);
      } else if (row.kind == "group") {
        AimAtGroup(load, row.target);
      } else {
        AimAtBalancer(load);
      }
    }
  }

  // Through the balancer in front of it, where there is one.
  void AimAtService(Load& load, const std::vector<ecs::ServiceName>& services) {
    const size_t slash = load.row.target.find('/');
    for (const ecs::ServiceName& service : services) {
      if (StrCat(service.cluster, "/", service.name) != load.row.target) continue;
      for (const std::string& arn : service.target_groups) {
        if (AimAtGroup(load, arn)) return;
      }
    }
    const auto known =
        service_of_.find({load.row.target.substr(0, slash), load.row.target.substr(slash + 1)});
    if (known != service_of_.end()) load.service = known->second;
  }

  bool AimAtGroup(Load& load, const std::string& arn) {
    const auto known = group_number_.find(arn);
    if (known == group_number_.end()) return false;
    load.ways.emplace_back(known->second, 1);
    load.balancer = BalancerNumber(plan_.targets[static_cast<size_t>(known->second)].balancer_arn);
    return true;
  }

  int BalancerNumber(const std::string& arn) {
    for (size_t i = 0; i < plan_.balancers.size(); ++i) {
      if (plan_.balancers[i].arn == arn) return static_cast<int>(i);
    }
    return kNone;
  }

  void AimAtBalancer(Load& load) {
    load.balancer = BalancerNumber(load.row.target);
    if (load.balancer == kNone) return;
    const Balancer& balancer = plan_.balancers[static_cast<size_t>(load.balancer)];
    laws::listener_rules::Request request;
    request.host = load.row.host.empty() ? balancer.dns_name : load.row.host;
    request.path = load.row.path;
    request.port = balancer.port;
    if (balancer.public_facing) request.source_ip = kClientAddress;
    const auto way = elbv2::FollowRequest(ctx_, balancer.dns_name, request);
    if (!way) return;
    load.status = way->status;
    for (const auto& group : way->groups) {
      const auto known = group_number_.find(group.group_arn);
      if (known != group_number_.end()) load.ways.emplace_back(known->second, group.share);
    }
  }

  Context& ctx_;
  Plan& plan_;
  bool tasks_troubled_ = false;                   // Some are slow, or leak.
  std::unordered_map<std::string, int> host_of_;  // By id; never walked.
  std::map<std::string, std::map<std::string, Instant>> warm_until_;
  std::map<std::pair<std::string, std::string>, int> service_of_;
  std::map<int, int> program_on_;
  std::map<std::string, elbv2::BalancerView> balancer_types_;
  std::map<std::string, int> group_number_;
  std::vector<std::string> cluster_of_;  // Of each group of tasks.
};

}  // namespace

Plan& PlanOf(Context& ctx) {
  return ctx.world().Derived<Plans>().by_scope[StrCat(ctx.account(), "/", ctx.region())];
}

void Build(Context& ctx, Plan& plan) { Builder(ctx, plan).Run(); }

Series& SeriesFor(Context& ctx, Plan& plan, std::string_view name_space,
                  std::vector<std::pair<std::string, std::string>> dimensions) {
  std::string key(name_space);
  for (const auto& [name, value] : dimensions) StrAppend(key, "|", name, "=", value);
  const auto known = plan.series.find(key);
  if (known != plan.series.end()) return known->second;
  return plan.series
      .emplace(std::move(key),
               Series(ctx.account(), ctx.region(), std::string(name_space), std::move(dimensions)))
      .first->second;
}

}  // namespace wt::workload
