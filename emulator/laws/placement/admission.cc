// Step 1 and 2 of the law: which instances could take the task at all.

#include "emulator/laws/placement/admission.h"

#include <algorithm>

namespace wt::laws::placement {
namespace {

bool HasAttribute(const Instance& instance, const Attribute& required) {
  const std::optional<std::string_view> value = AttributeOf(instance, required.name);
  return value && (!required.value || *value == *required.value);
}

bool AnyUsed(const std::vector<uint16_t>& wanted, const std::vector<uint16_t>& used) {
  return std::any_of(wanted.begin(), wanted.end(), [&](uint16_t port) {
    return std::find(used.begin(), used.end(), port) != used.end();
  });
}

bool HasPorts(const Instance& instance, const Demand& demand) {
  const size_t wanted = demand.tcp_ports.size() + demand.udp_ports.size();
  if (wanted == 0) return true;
  const size_t used = instance.tcp_ports_used.size() + instance.udp_ports_used.size();
  return used + wanted <= kReservedPortsMax &&
         !AnyUsed(demand.tcp_ports, instance.tcp_ports_used) &&
         !AnyUsed(demand.udp_ports, instance.udp_ports_used);
}

bool MatchesQuery(const Instance& instance, const cluster_query::Query& query) {
  return cluster_query::Matches(query, {
                                           .attributes = instance.attributes,
                                           .task_groups = instance.task_groups,
                                           .ec2_instance_id = instance.ec2_instance_id,
                                           .agent_version = instance.agent_version,
                                           .agent_connected = instance.agent_connected,
                                           .running_tasks_count = instance.running_tasks_count,
                                           .registered_at = instance.registered_at,
                                       });
}

}  // namespace

std::optional<Unfit> WhyNever(const Instance& instance, const Demand& demand) {
  if (!instance.active) return Unfit::kInactive;
  if (!instance.agent_connected) return Unfit::kAgent;
  for (const Attribute& required : demand.required_attributes) {
    if (!HasAttribute(instance, required)) return Unfit::kAttribute;
  }
  if (!demand.zones.empty()) {
    const std::optional<std::string_view> zone = AttributeOf(instance, kZoneAttribute);
    if (!zone || std::find(demand.zones.begin(), demand.zones.end(), *zone) == demand.zones.end()) {
      return Unfit::kLocation;
    }
  }
  return std::nullopt;
}

std::optional<Unfit> WhyNotNow(const Instance& instance, const Demand& demand,
                               std::span<const Constraint> constraints, QueryScope scope) {
  if (instance.remaining.cpu < demand.uses.cpu) return Unfit::kCpu;
  if (instance.remaining.memory_mib < demand.uses.memory_mib) return Unfit::kMemory;
  if (instance.remaining.gpus < demand.uses.gpus) return Unfit::kGpu;
  if (!HasPorts(instance, demand)) return Unfit::kPorts;
  if (instance.remaining.enis < demand.uses.enis) return Unfit::kEni;
  for (const Constraint& constraint : constraints) {
    if (constraint.type == Constraint::Type::kDistinctInstance) {
      if (TasksOf(instance, demand.group) > 0) return Unfit::kDistinctInstance;
    } else if (scope == QueryScope::kAll || constraint.query.mentions_tasks()) {
      if (!MatchesQuery(instance, constraint.query)) return Unfit::kMemberOf;
    }
  }
  return std::nullopt;
}

bool MatchesFixedQueries(const Instance& instance, std::span<const Constraint> constraints) {
  return std::all_of(constraints.begin(), constraints.end(), [&](const Constraint& constraint) {
    return constraint.type != Constraint::Type::kMemberOf || constraint.query.mentions_tasks() ||
           MatchesQuery(instance, constraint.query);
  });
}

std::optional<Unfit> WhyUnfit(const Instance& instance, const Demand& demand,
                              std::span<const Constraint> constraints) {
  if (const std::optional<Unfit> never = WhyNever(instance, demand)) return never;
  return WhyNotNow(instance, demand, constraints, QueryScope::kAll);
}

std::string_view ReasonText(Unfit unfit) {
  switch (unfit) {
    case Unfit::kInactive:
      return "INACTIVE";
    case Unfit::kAgent:
      return "AGENT";
    case Unfit::kAttribute:
      return "ATTRIBUTE";
    case Unfit::kLocation:
      return "LOCATION";
    case Unfit::kCpu:
      return "RESOURCE:CPU";
    case Unfit::kMemory:
      return "RESOURCE:MEMORY";
    case Unfit::kGpu:
      return "RESOURCE:GPU";
    case Unfit::kPorts:
      return "RESOURCE:PORTS";
    case Unfit::kEni:
      return "RESOURCE:ENI";
    case Unfit::kDistinctInstance:
      return "DistinctInstance placement constraint unsatisfied.";
    case Unfit::kMemberOf:
      return "MemberOf placement constraint unsatisfied.";
  }
  return "";
}

void Take(Instance& instance, const Demand& demand) {
  instance.remaining.cpu -= demand.uses.cpu;
  instance.remaining.memory_mib -= demand.uses.memory_mib;
  instance.remaining.gpus -= demand.uses.gpus;
  instance.remaining.enis -= demand.uses.enis;
  instance.tcp_ports_used.insert(instance.tcp_ports_used.end(), demand.tcp_ports.begin(),
                                 demand.tcp_ports.end());
  instance.udp_ports_used.insert(instance.udp_ports_used.end(), demand.udp_ports.begin(),
                                 demand.udp_ports.end());
  for (TaskGroup& group : instance.task_groups) {
    if (group.name == demand.group) {
      ++group.tasks;
      return;
    }
  }
  instance.task_groups.push_back({demand.group, 1});
}

void GiveBack(Instance& instance, const Demand& demand) {
  instance.remaining.cpu += demand.uses.cpu;
  instance.remaining.memory_mib += demand.uses.memory_mib;
  instance.remaining.gpus += demand.uses.gpus;
  instance.remaining.enis += demand.uses.enis;
  for (const uint16_t port : demand.tcp_ports) std::erase(instance.tcp_ports_used, port);
  for (const uint16_t port : demand.udp_ports) std::erase(instance.udp_ports_used, port);
  for (TaskGroup& group : instance.task_groups) {
    if (group.name == demand.group) --group.tasks;
  }
  std::erase_if(instance.task_groups, [](const TaskGroup& group) { return group.tasks <= 0; });
}

std::optional<std::string_view> AttributeOf(const Instance& instance, std::string_view name) {
  for (const Attribute& attribute : instance.attributes) {
    if (attribute.name == name) {
      return attribute.value ? std::string_view(*attribute.value) : std::string_view();
    }
  }
  return std::nullopt;
}

int64_t TasksOf(const Instance& instance, std::string_view group) {
  for (const TaskGroup& held : instance.task_groups) {
    if (held.name == group) return held.tasks;
  }
  return 0;
}

}  // namespace wt::laws::placement
