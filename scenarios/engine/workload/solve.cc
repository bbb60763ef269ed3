// What comes to each task in a while, and what it makes of it.

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "emulator/laws/load/host_share.h"
#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/plan.h"

namespace wt::workload {
namespace {

namespace law = laws::load;

TaskGroup& GroupAt(Plan& plan, int number) { return plan.groups[static_cast<size_t>(number)]; }

// So many requests a second of that load come to the tasks of the group together.
void Bring(Plan& plan, int number, const Load& load, double rate) {
  TaskGroup& group = GroupAt(plan, number);
  if (group.count == 0 || rate <= 0) return;
  const double each = rate / group.count;
  const LoadRow& row = load.row;
  group.rate += each;
  group.cpu_wanted += each * row.cpu_seconds * group.slower;
  group.wait_weighted += each * row.wait_seconds;
  group.cv_weighted += each * row.cv;
  group.memory_weighted += each * row.memory_per_request_mib;
  group.memory_base_mib = std::max(group.memory_base_mib, row.memory_base_mib);
  group.in_flight_max = group.in_flight_max == 0 ? row.in_flight_max
                                                 : std::min(group.in_flight_max, row.in_flight_max);
  if (group.service == kNone) return;
  Service& service = plan.services[static_cast<size_t>(group.service)];
  if (row.entry >= service.cause) {
    service.cause = row.entry;
    service.load = row.target;
  }
}

void Distribute(Plan& plan, Instant from, Instant to) {
  for (TaskGroup& group : plan.groups) {
    group.rate = group.cpu_wanted = group.wait_weighted = group.cv_weighted = 0;
    group.memory_weighted = 0;
    group.memory_base_mib = -1;
    group.in_flight_max = 0;
  }
  for (Service& service : plan.services) {
    service.cause = 0;
    service.load.clear();
  }
  for (Load& load : plan.loads) {
    load.rate = law::MeanRate(load.curve, load.row.since, from, to);
    for (const auto& [target, share] : load.ways) {
      for (const Route& route : plan.targets[static_cast<size_t>(target)].routes) {
        if (route.task_group == kNone) continue;
        Bring(plan, route.task_group, load, load.rate * share * route.share);
      }
    }
    if (load.service == kNone) continue;
    const Service& service = plan.services[static_cast<size_t>(load.service)];
    if (service.running == 0) continue;
    for (const int number : service.groups) {
      const double part = static_cast<double>(GroupAt(plan, number).running) / service.running;
      Bring(plan, number, load, load.rate * part);
    }
  }
}

// vCPUs that the tasks of each group of a host are given, all of them together.
std::vector<double> SharesOn(Plan& plan, const Host& host, double capacity) {
  std::vector<law::Demand> demands;
  std::vector<double> shares;
  double sum = 0;
  for (const int number : host.groups) {
    const TaskGroup& group = GroupAt(plan, number);
    // Equals of equal weight are as one of their weights together.
    law::Demand& demand = demands.emplace_back();
    demand.wanted = group.count * (group.cpu_wanted + kTaskIdleVcpus);
    demand.weight = static_cast<double>(group.count) * std::max<double>(2, double(group.cpu));
    if (group.cpu_is_limit) demand.ceiling = group.count * static_cast<double>(group.cpu) / 1024;
    const double claimed =
        demand.ceiling >= 0 ? std::min(demand.wanted, demand.ceiling) : demand.wanted;
    sum += claimed;
    shares.push_back(claimed);
  }
  return sum <= capacity ? shares : law::Share(capacity, demands);
}

class Solver {
 public:
  explicit Solver(Plan& plan) : plan_(plan) {}

  void SolveHost(Host& host) {
    const double capacity = host.is_instance ? host.vcpus * (1 - kHostIdle) : host.vcpus;
    const std::vector<double> shares = SharesOn(plan_, host, capacity);
    double given = 0;
    for (const double share : shares) given += share;
    host.used = host.is_instance ? host.vcpus * kHostIdle : 0;
    for (size_t i = 0; i < host.groups.size(); ++i) {
      TaskGroup& group = GroupAt(plan_, host.groups[i]);
      if (group.count == 0) continue;
      // What one of them may use: what it is given, and what nobody wants.
      double vcpus = shares[i] / group.count + std::max(0.0, capacity - given);
      if (group.cpu_is_limit) vcpus = std::min(vcpus, static_cast<double>(group.cpu) / 1024);
      SolveGroup(group, vcpus - kTaskIdleVcpus);
      host.used += group.used * group.count;
    }
    host.used = std::min(host.used, host.vcpus);
  }

 private:
  void SolveGroup(TaskGroup& group, double vcpus) {
    group.steady = {};
    if (group.rate > 0) {
      const int64_t steps =
          std::max<int64_t>(1, static_cast<int64_t>(std::llround(vcpus / kVcpuStep)));
      const law::Service service{.cpu_seconds = std::max(group.mean_cpu(), 1e-9),
                                 .wait_seconds = group.mean_wait(),
                                 .vcpus = static_cast<double>(steps) * kVcpuStep,
                                 .in_flight_max = std::max<int64_t>(1, group.in_flight_max),
                                 .cv = group.cv_weighted / group.rate};
      const auto key = std::tuple{group.rate, service.cpu_seconds,   service.wait_seconds,
                                  service.cv, service.in_flight_max, steps};
      auto known = solved_.find(key);
      if (known == solved_.end()) {
        known = solved_.emplace(key, law::Solve(service, group.rate)).first;
      }
      group.steady = known->second;
    }
    group.used = group.steady.cpu_used + kTaskIdleVcpus;
    const auto reserved = static_cast<double>(group.memory_mib);
    const double base =
        group.memory_base_mib >= 0 ? group.memory_base_mib : kTaskIdleMemory * reserved;
    const double in_flight = group.steady.in_flight + group.steady.served * group.mean_wait();
    const double each = group.rate > 0 ? group.memory_weighted / group.rate : 0;
    group.memory_used_mib = base + group.leaked_mib + each * in_flight;
  }

  Plan& plan_;
  std::map<std::tuple<double, double, double, double, int64_t, int64_t>, law::Steady> solved_;
};

}  // namespace

void Solve(Context&, Plan& plan, Instant from, Instant to) {
  Distribute(plan, from, to);
  Solver solver(plan);
  for (Host& host : plan.hosts) solver.SolveHost(host);
  for (Cluster& cluster : plan.clusters) cluster.used = cluster.memory_used_mib = 0;
  for (const TaskGroup& group : plan.groups) {
    if (group.cluster == kNone) continue;
    Cluster& cluster = plan.clusters[static_cast<size_t>(group.cluster)];
    cluster.used += group.used * group.count;
    cluster.memory_used_mib += group.memory_used_mib * group.count;
  }
}

}  // namespace wt::workload
