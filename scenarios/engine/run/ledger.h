#pragma once

// What became of services, tasks, groups and instances, read from the world's journal as it grows.
// Times count from t = 0; what happened while the stack was set up comes before it.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/sim/journal.h"
#include "emulator/world/world.h"
#include "scenarios/engine/run/line.h"

namespace wt::scenario {

// Of an entry; empty where it has no such field.
std::string_view FieldOf(const sim::JournalEntry& entry, std::string_view name);

struct TaskLife {
  std::string id, service, instance, zone, version;  // Service: "cluster/web", or empty.
  int64_t cpu = 0, memory_mib = 0;
  std::vector<std::pair<Duration, std::string>> states;
  bool running = false, pending = false, target_healthy = false, healthy = false;
};

struct InstanceLife {
  std::string id, type, zone, group;
  Duration launched;
  // Negative infinity stands for never.
  static constexpr Duration kNever{INT64_MIN};
  Duration running = kNever, ended = kNever, registered = kNever;
  int64_t cpu_units = 0, memory_mib = 0;  // Registered.
};

// Deployment states as numbers, so that they can be compared: `web.deployment == COMPLETED`.
enum class Rollout { kNone, kInProgress, kCompleted, kFailed };
double RolloutNamed(std::string_view name);  // Nothing for another word.

struct ByZone {
  Line all;
  std::map<std::string, Line> zones;
  int64_t count = 0;
  std::map<std::string, int64_t> counts;

  void Change(Duration at, const std::string& zone, int64_t by);
};

struct ServiceLife {
  std::string cluster, name;
  bool balanced = false;  // Behind a load balancer: healthy is what its checks say.
  Line desired, deployment;
  ByZone running, pending, healthy;
  int64_t task_cpu = 0, task_memory_mib = 0;  // Of its newest task.
};

struct GroupLife {
  std::string name;
  ByZone instances;  // In service.
  std::vector<Duration> activities, launch_failures;
};

class Ledger {
 public:
  Ledger(World& world, std::string account, std::string region)
      : world_(world), account_(std::move(account)), region_(std::move(region)) {}

  // t = 0. Before it is known, times count from the world's beginning.
  void SetZero(Instant zero);
  // Reads what the journal has that it had not the last time.
  void Drain();

  const std::vector<sim::JournalEntry>& entries() const { return entries_; }
  const std::map<std::string, ServiceLife>& services() const { return services_; }
  const std::map<std::string, GroupLife>& groups() const { return groups_; }
  const std::map<std::string, TaskLife>& tasks() const { return tasks_; }
  const std::map<std::string, InstanceLife>& instances() const { return instances_; }
  const std::vector<Duration>& placed() const { return placed_; }
  const std::vector<Duration>& not_placed() const { return not_placed_; }
  // By name, or "cluster/name"; null where there is none or several.
  const ServiceLife* FindService(std::string_view words) const;
  const GroupLife* FindGroup(std::string_view name) const;

  Duration Since(Instant at) const { return at - zero_; }

 private:
  void Read(const sim::JournalEntry& entry);
  void ReadService(const sim::JournalEntry& entry, Duration at);
  void ReadServiceEvent(const sim::JournalEntry& entry, Duration at);
  void ReadTask(const sim::JournalEntry& entry, Duration at);
  void ReadTarget(const sim::JournalEntry& entry, Duration at);
  void ReadMember(const sim::JournalEntry& entry, Duration at);
  void ReadInstance(const sim::JournalEntry& entry, Duration at);
  ServiceLife& ServiceOf(const std::string& cluster, const std::string& name);
  TaskLife& TaskOf(const std::string& cluster, const std::string& id);
  InstanceLife& InstanceOf(const std::string& id, Duration at);
  void Count(TaskLife& task, Duration at, bool running, bool pending);

  World& world_;
  std::string account_, region_;
  Instant zero_{};
  std::vector<sim::JournalEntry> entries_;
  std::map<std::string, ServiceLife> services_;
  std::map<std::string, GroupLife> groups_;
  std::map<std::string, TaskLife> tasks_;
  std::map<std::string, InstanceLife> instances_;
  std::map<std::string, std::string> task_of_target_;
  std::map<std::string, std::string> member_states_;
  std::vector<Duration> placed_, not_placed_;
};

}  // namespace wt::scenario
