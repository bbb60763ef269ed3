#pragma once

// Which container instance an ECS task goes to.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/laws/cluster_query/cluster_query.h"

namespace wt::laws::placement {

using cluster_query::Attribute;
using cluster_query::TaskGroup;

// RunTaskRequest and TaskDefinition in the API model: documented.
inline constexpr size_t kStrategiesMax = 5;
inline constexpr size_t kConstraintsMax = 10;
// PortMapping in the API model, the instance's own reserved ports included: documented.
inline constexpr size_t kReservedPortsMax = 100;

struct Resources {
  int64_t cpu = 0;  // 1,024 to a vCPU
  int64_t memory_mib = 0;
  int64_t gpus = 0;
  int64_t enis = 0;  // Free attachment points; an awsvpc task takes one.

  friend bool operator==(const Resources&, const Resources&) = default;
};

struct Instance {
  std::string id;
  std::vector<Attribute> attributes;  // ecs.availability-zone among them
  bool active = true;                 // Its status is ACTIVE.
  bool agent_connected = true;
  Resources remaining;
  std::vector<uint16_t> tcp_ports_used;
  std::vector<uint16_t> udp_ports_used;
  // Tasks here that are placed and meant to run, by group; at most one entry per group.
  std::vector<TaskGroup> task_groups;
  // For expressions alone.
  int64_t running_tasks_count = 0;
  std::string ec2_instance_id;
  std::string agent_version;
  Instant registered_at;

  friend bool operator==(const Instance&, const Instance&) = default;
};

struct Demand {
  std::string group;  // "service:web", "family:batch" or what RunTask was given
  Resources uses;
  std::vector<uint16_t> tcp_ports;  // Static host ports.
  std::vector<uint16_t> udp_ports;
  std::vector<Attribute> required_attributes;  // Without a value, the name alone must be there.
  std::vector<std::string> zones;              // Of the subnets given; empty where none are.

  friend bool operator==(const Demand&, const Demand&) = default;
};

struct Constraint {
  enum class Type { kDistinctInstance, kMemberOf } type = Type::kDistinctInstance;
  cluster_query::Query query;  // kMemberOf

  friend bool operator==(const Constraint&, const Constraint&) = default;
};

struct Strategy {
  enum class Type {
    kRandom,
    kSpreadInstance,
    kSpreadAttribute,
    kBinpackCpu,
    kBinpackMemory
  } type = Type::kRandom;
  std::string attribute;  // kSpreadAttribute

  friend bool operator==(const Strategy&, const Strategy&) = default;
};

// As a request spells them; InvalidParameterException says what is wrong.
struct TypeAndText {
  std::string_view type;
  std::string_view text;  // A strategy's field, a constraint's expression.
};
Result<std::vector<Strategy>> ParseStrategies(std::span<const TypeAndText> given);
Result<std::vector<Constraint>> ParseConstraints(std::span<const TypeAndText> given);
// What holds where a request names no strategy.
std::vector<Strategy> DefaultStrategies(std::string_view group);

// Why an instance is no candidate, in the order of the checks: the later, the closer it came.
enum class Unfit {
  kInactive,
  kAgent,
  kAttribute,
  kLocation,
  kCpu,
  kMemory,
  kGpu,
  kPorts,
  kEni,
  kDistinctInstance,
  kMemberOf,
};
// "RESOURCE:MEMORY", as in `failures` and in stopped reasons.
std::string_view ReasonText(Unfit unfit);

struct Failure {
  std::string instance_id;
  Unfit unfit = Unfit::kInactive;

  friend bool operator==(const Failure&, const Failure&) = default;
};

struct Decision {
  std::optional<std::string> instance_id;
  // "spread:attribute:ecs.availability-zone=us-east-1a(3) binpack:memory=512 tie:2/7"; without an
  // instance "RESOURCE:MEMORY(3) AGENT(1)", or "NO ACTIVE INSTANCES".
  std::string reason;
  // One for each ACTIVE instance, by id, where none could take the task.
  std::vector<Failure> failures;

  friend bool operator==(const Decision&, const Decision&) = default;
};

// Uniform in [0, below). Where it is empty, the lowest id wins.
using Random = std::function<uint64_t(uint64_t below)>;

// The first check that the instance fails, or nothing. StartTask asks this of its instances.
std::optional<Unfit> WhyUnfit(const Instance& instance, const Demand& demand,
                              std::span<const Constraint> constraints);

// The law. Each task of a call is decided with the ones before it already on their instances.
Decision Decide(std::span<const Instance> instances, const Demand& demand,
                std::span<const Constraint> constraints, std::span<const Strategy> strategies,
                const Random& random);

// The same over instances that lie apart.
Decision Decide(std::vector<const Instance*> instances, const Demand& demand,
                std::span<const Constraint> constraints, std::span<const Strategy> strategies,
                const Random& random);

// "The closest matching (container-instance …)" of service events: the instance that failed the
// latest check, by id among equals; nothing where there are no failures.
const Failure* ClosestMatch(const Decision& decision);

// The instance with the task on it, or without it again. Leaves running_tasks_count alone: a task
// that is placed does not run yet.
void Take(Instance& instance, const Demand& demand);
void GiveBack(Instance& instance, const Demand& demand);

// The value of an attribute, "" for one without value; nothing where it is missing.
std::optional<std::string_view> AttributeOf(const Instance& instance, std::string_view name);
int64_t TasksOf(const Instance& instance, std::string_view group);

}  // namespace wt::laws::placement
