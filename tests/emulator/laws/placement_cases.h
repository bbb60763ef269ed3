#pragma once

// Instances, tasks and whole random clusters for the placement tests.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "emulator/laws/placement/placement.h"

namespace wt::laws::placement {

inline Instance Host(std::string id, std::string zone, int64_t memory_mib,
                     std::vector<TaskGroup> groups = {}) {
  return {.id = std::move(id),
          .attributes = {{"ecs.availability-zone", std::move(zone)}},
          .remaining = {.cpu = 4096, .memory_mib = memory_mib, .gpus = 0, .enis = 2},
          .task_groups = std::move(groups)};
}

inline Demand Task(std::string group, int64_t memory_mib) {
  return {.group = std::move(group), .uses = {.cpu = 1, .memory_mib = memory_mib}};
}

// Draws that a seed repeats.
class Chance {
 public:
  explicit Chance(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u) {}

  uint64_t Below(uint64_t bound) {
    state_ += 0x9E3779B97F4A7C15u;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % bound;
  }
  Random random() {
    return [this](uint64_t below) { return Below(below); };
  }

 private:
  uint64_t state_;
};

inline std::string AnyGroup(Chance& chance) {
  const std::vector<std::string> groups{"service:web", "service:api", "family:batch", "custom"};
  return groups[chance.Below(groups.size())];
}

inline Instance AnyInstance(Chance& chance, std::string id) {
  Instance host;
  host.id = std::move(id);
  if (chance.Below(20) != 0) {
    host.attributes.push_back(
        {"ecs.availability-zone", std::string(1, static_cast<char>('a' + chance.Below(3)))});
  }
  if (chance.Below(3) != 0) {
    host.attributes.push_back({"rack", "r" + std::to_string(chance.Below(3))});
  }
  if (chance.Below(2) != 0) host.attributes.push_back({"ssd", std::nullopt});
  host.active = chance.Below(10) != 0;
  host.agent_connected = chance.Below(10) != 0;
  // Few sizes, so that equals are common.
  host.remaining.cpu = static_cast<int64_t>(chance.Below(5) * 512);
  host.remaining.memory_mib = static_cast<int64_t>(chance.Below(6) * 512);
  host.remaining.gpus = static_cast<int64_t>(chance.Below(3));
  host.remaining.enis = static_cast<int64_t>(chance.Below(4));
  if (chance.Below(4) == 0) host.tcp_ports_used.push_back(80);
  const uint64_t groups = chance.Below(3);
  for (uint64_t i = 0; i < groups; ++i) {
    const std::string group = AnyGroup(chance);
    if (TasksOf(host, group) == 0) {
      host.task_groups.push_back({group, static_cast<int64_t>(1 + chance.Below(3))});
    }
  }
  host.running_tasks_count = static_cast<int64_t>(chance.Below(4));
  host.agent_version = "1." + std::to_string(chance.Below(90)) + ".0";
  return host;
}

inline std::vector<Instance> AnyCluster(Chance& chance, uint64_t size) {
  std::vector<Instance> cluster;
  for (uint64_t i = 0; i < size; ++i) {
    cluster.push_back(AnyInstance(chance, "i-" + std::to_string(1000 + i)));
  }
  return cluster;
}

struct Request {
  Demand demand;
  std::vector<Constraint> constraints;
  std::vector<Strategy> strategies;
};

inline Request AnyRequest(Chance& chance) {
  Request request;
  Demand& demand = request.demand;
  demand.group = AnyGroup(chance);
  demand.uses.cpu = static_cast<int64_t>(chance.Below(3) * 256);
  demand.uses.memory_mib = static_cast<int64_t>(chance.Below(3) * 256);
  demand.uses.gpus = chance.Below(6) == 0 ? 1 : 0;
  demand.uses.enis = chance.Below(3) == 0 ? 1 : 0;
  if (chance.Below(5) == 0) demand.tcp_ports = {80};
  if (chance.Below(5) == 0) demand.required_attributes = {{"ssd", std::nullopt}};
  if (chance.Below(5) == 0) demand.zones = {"a", "b"};

  const std::vector<TypeAndText> constraints{
      {"distinctInstance", ""},
      {"memberOf", "attribute:rack != r1"},
      {"memberOf", "runningTasksCount < 3 and agentVersion > 1.20"},
      {"memberOf", "not(task:group == service:api)"}};
  std::vector<TypeAndText> given;
  for (const TypeAndText& constraint : constraints) {
    if (chance.Below(6) == 0) given.push_back(constraint);
  }
  request.constraints = ParseConstraints(given).value();

  const std::vector<TypeAndText> strategies{{"spread", "attribute:ecs.availability-zone"},
                                            {"spread", "attribute:rack"},
                                            {"spread", "instanceId"},
                                            {"binpack", "memory"},
                                            {"binpack", "cpu"},
                                            {"random", ""}};
  given.clear();
  const uint64_t count = chance.Below(5);
  for (uint64_t i = 0; i < count; ++i) given.push_back(strategies[chance.Below(strategies.size())]);
  request.strategies = ParseStrategies(given).value();
  return request;
}

}  // namespace wt::laws::placement
