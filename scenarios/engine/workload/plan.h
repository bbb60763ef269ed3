#pragma once

// What stands in an account's Region at this moment, as the model of load needs it: hosts, groups
// of like tasks on them, target groups with the way their requests go. All of it follows from the
// rows, and is built anew after a change.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "emulator/laws/load/curve.h"
#include "emulator/laws/load/queue.h"
#include "emulator/world/context.h"
#include "scenarios/engine/workload/series.h"
#include "scenarios/engine/workload/state.h"

namespace wt::workload {

inline constexpr int kNone = -1;

// An instance, or the machine that a task has to itself on Fargate.
struct Host {
  std::string id;
  double vcpus = 1;
  bool is_instance = true;
  bool dark = false;        // Nothing reaches it.
  bool detailed = false;    // Monitoring.
  std::string group;        // Auto Scaling's.
  Instant warm_until;       // The group's metric leaves it out until then.
  std::vector<int> groups;  // Of like tasks.
  double used = 0;          // vCPUs.
};

// Tasks of a service on one host that get the same requests. Programs that run on an instance
// without ECS are one, without service.
struct TaskGroup {
  int service = kNone;
  int host = kNone;
  int cluster = kNone;
  int count = 0, running = 0;  // `running` of them are RUNNING: the others begin or end.
  int64_t cpu = 0, memory_mib = 0;
  bool cpu_is_limit = false;
  double slower = 1;      // A request takes so many times the CPU.
  double leaked_mib = 0;  // Held by each of them, and never given back.
  // What comes to one of them, and what it makes of it.
  double rate = 0, cpu_wanted = 0, wait_weighted = 0, cv_weighted = 0;
  double memory_base_mib = 0, memory_weighted = 0;
  int64_t in_flight_max = 0;
  laws::load::Steady steady;
  double used = 0;  // vCPUs.
  double memory_used_mib = 0;

  double mean_cpu() const { return rate > 0 ? cpu_wanted / rate : 0; }
  double mean_wait() const { return rate > 0 ? wait_weighted / rate : 0; }
};

struct Service {
  std::string cluster, name;
  std::vector<int> groups;
  int running = 0;
  std::string load;   // The newest of those that come to it now.
  int64_t cause = 0;  // Its journal entry.
  Series* series = nullptr;

  std::string key() const { return StrCat(cluster, "/", name); }
};

// One target of a target group.
struct Route {
  int task_group = kNone;  // None: nobody is there.
  bool dark = false;       // Nobody answers, not even to refuse.
  int zone = 0;            // In the target group's `zones`.
  double share = 0;
};

struct Zone {
  std::string name;
  int64_t healthy = 0, unhealthy = 0;
  Series *balancer = nullptr, *group = nullptr;
};

struct TargetGroup {
  std::string arn, balancer_arn;
  bool application = true, checked = true;
  double idle_timeout = 60;  // Seconds.
  std::vector<Route> routes;
  std::vector<Zone> zones;
  double refused = 0;  // The share that finds no target.
  int64_t healthy = 0, unhealthy = 0;
  Series *balancer = nullptr, *group = nullptr, *group_alone = nullptr;
};

struct Balancer {
  std::string arn, dns_name;
  int64_t port = 0;
  bool public_facing = true;
  Series* series = nullptr;
};

// A load with its curve, and where its requests go.
struct Load {
  LoadRow row;
  laws::load::Curve curve;
  int service = kNone;                       // Straight to its tasks.
  std::vector<std::pair<int, double>> ways;  // Target groups with their shares.
  int balancer = kNone;                      // Who answers itself where there is no way.
  int64_t status = 0;                        // That it answers with; 0 for none: no listener.
  double rate = 0;                           // The mean over the segment that was solved.
};

struct Cluster {
  std::string name;
  int64_t cpu = 0, memory_mib = 0;  // Registered.
  double used = 0, memory_used_mib = 0;
  Series* series = nullptr;
};

struct Plan {
  bool built = false;
  bool dirty = true;
  bool slow_start = false;  // Shares change by themselves.
  bool leaking = false;     // So does what tasks hold of memory.
  std::vector<Host> hosts;
  std::vector<TaskGroup> groups;
  std::vector<Service> services;
  std::vector<TargetGroup> targets;
  std::vector<Balancer> balancers;
  std::vector<Load> loads;
  std::vector<Cluster> clusters;
  std::unordered_map<std::string, int> group_of_task;  // By task id; never walked.
  std::map<std::string, double> lost;    // Requests that ended with their task, by target group.
  std::map<std::string, Series> series;  // By dimensions; they outlive a rebuilding.

  bool empty() const { return hosts.empty() && targets.empty() && loads.empty(); }
};

// Of the account and Region of `ctx`.
Plan& PlanOf(Context& ctx);
// Reads all of it from the rows again.
void Build(Context& ctx, Plan& plan);
// Solves it for what comes in [from, to).
void Solve(Context& ctx, Plan& plan, Instant from, Instant to);

// The part of requests that are on the CPU longer than that, an exponential time with this mean.
double PartBeyond(double seconds, double mean);

// How the requests of a load that go to one target end, in parts of them, and how long those that
// are served are on the CPU, or wait for it, in the mean.
struct Ends {
  double served = 0, refused = 0, gone = 0, late = 0;
  double on_cpu = 0;  // Seconds.
};
Ends EndsOf(const Plan& plan, const Load& load, const TargetGroup& target, const Route& route);

// Delivered for each while that was solved, with the plan as it was.
struct SegmentSolved {
  const std::string &account, &region;
  Instant from, to;
  const Plan& plan;
};

// Publishes what balancers counted in a segment that was solved, and lost requests.
void PutCounts(Context& ctx, Plan& plan, Instant from, Instant to);
// Publishes the minute that begins at `at`: CPU, memory, hosts that are healthy.
void PutGauges(Context& ctx, Plan& plan, Instant at);

// Accounts all that came until now, and reads the rows again where they changed. At the end of a
// minute its gauges are published as well.
void Account(Context& ctx, bool minute_ends = false);

Series& SeriesFor(Context& ctx, Plan& plan, std::string_view name_space,
                  std::vector<std::pair<std::string, std::string>> dimensions);

}  // namespace wt::workload
