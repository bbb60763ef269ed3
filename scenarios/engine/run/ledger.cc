#include "scenarios/engine/run/ledger.h"

#include <algorithm>

#include "services/ec2/ec2.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::scenario {
namespace {

// Read at once, so that a long step does not copy the journal twice.
constexpr size_t kPage = 4096;

std::string Text(const sim::JournalEntry& entry, std::string_view name) {
  return std::string(FieldOf(entry, name));
}

double NumberOf(const sim::JournalEntry& entry, std::string_view name) {
  const auto number = ParseInt(FieldOf(entry, name));
  return number ? static_cast<double>(*number) : kNothing;
}

// "eu-central-1b" is b.
std::string ShortZone(std::string_view zone) {
  return zone.empty() ? std::string() : std::string(zone.substr(zone.size() - 1));
}

bool Leaves(std::string_view state) {
  return state.starts_with("Terminating") || state.starts_with("Detach");
}

}  // namespace

std::string_view FieldOf(const sim::JournalEntry& entry, std::string_view name) {
  for (const auto& [known, value] : entry.fields) {
    if (known == name) return value;
  }
  return {};
}

double RolloutNamed(std::string_view name) {
  if (name == "IN_PROGRESS") return static_cast<double>(Rollout::kInProgress);
  if (name == "COMPLETED") return static_cast<double>(Rollout::kCompleted);
  if (name == "FAILED") return static_cast<double>(Rollout::kFailed);
  return kNothing;
}

void ByZone::Change(Duration at, const std::string& zone, int64_t by) {
  count += by;
  all.Add(at, static_cast<double>(count));
  int64_t& here = counts[zone];
  here += by;
  zones[zone].Add(at, static_cast<double>(here));
}

void Ledger::SetZero(Instant zero) {
  zero_ = zero;
  entries_.clear();
  services_.clear();
  groups_.clear();
  tasks_.clear();
  instances_.clear();
  placed_.clear();
  not_placed_.clear();
  member_states_.clear();
  Drain();
}

void Ledger::Drain() {
  while (true) {
    const int64_t last = entries_.empty() ? 0 : entries_.back().id;
    if (last >= world_.newest_entry()) return;
    auto page = world_.Entries(last, kPage);
    if (page.empty()) return;
    for (sim::JournalEntry& entry : page) {
      Read(entry);
      entries_.push_back(std::move(entry));
    }
  }
}

void Ledger::Read(const sim::JournalEntry& entry) {
  const Duration at = Since(entry.at);
  const std::string& event = entry.event;
  if (event == "task_status_changed" || event == "task_placed") return ReadTask(entry, at);
  if (event == "task_not_placed" || event == "task_waits_for_capacity") {
    not_placed_.push_back(at);
    return;
  }
  if (event == "target_health_changed") return ReadTarget(entry, at);
  if (event == "service_event") return ReadServiceEvent(entry, at);
  if (event.starts_with("service_") || event == "deployment_opened") {
    return ReadService(entry, at);
  }
  if (event == "lifecycle_state_changed" || event == "instance_chosen" ||
      event == "launch_failed") {
    return ReadMember(entry, at);
  }
  if (event == "instance_launched" || event == "instance_state_changed" ||
      event == "container_instance_registered") {
    return ReadInstance(entry, at);
  }
}

void Ledger::ReadService(const sim::JournalEntry& entry, Duration at) {
  const std::string& event = entry.event;
  if (event != "service_created" && event != "service_updated" && event != "service_scaled" &&
      event != "deployment_opened") {
    return;
  }
  ServiceLife& service = ServiceOf(Text(entry, "cluster"), Text(entry, "service"));
  if (event == "deployment_opened") {
    service.deployment.Add(at, static_cast<double>(Rollout::kInProgress));
    return;
  }
  service.desired.Add(at, NumberOf(entry, event == "service_scaled" ? "to" : "desired_count"));
}

void Ledger::ReadServiceEvent(const sim::JournalEntry& entry, Duration at) {
  const std::string_view message = FieldOf(entry, "message");
  ServiceLife& service = ServiceOf(Text(entry, "cluster"), Text(entry, "service"));
  if (message.find("deployment completed") != std::string_view::npos) {
    service.deployment.Add(at, static_cast<double>(Rollout::kCompleted));
  } else if (message.find("deployment failed") != std::string_view::npos) {
    service.deployment.Add(at, static_cast<double>(Rollout::kFailed));
  } else if (message.ends_with("has reached a steady state.") &&
             service.deployment.last() == static_cast<double>(Rollout::kInProgress)) {
    // A service's first deployment has no event of its own.
    service.deployment.Add(at, static_cast<double>(Rollout::kCompleted));
  }
}

ServiceLife& Ledger::ServiceOf(const std::string& cluster, const std::string& name) {
  const auto [known, is_new] = services_.try_emplace(StrCat(cluster, "/", name));
  if (is_new) {
    known->second.cluster = cluster;
    known->second.name = name;
    known->second.deployment.Add(Since(zero_) - Days(1), static_cast<double>(Rollout::kNone));
    world_.RunTurn("scenario", [&](Turn& turn) {
      const auto* row = turn.Peek<ecs::ServiceRow>(account_, region_, cluster, name);
      known->second.balanced = row != nullptr && !row->load_balancers.value.empty();
    });
  }
  return known->second;
}

TaskLife& Ledger::TaskOf(const std::string& cluster, const std::string& id) {
  const auto [known, is_new] = tasks_.try_emplace(id);
  if (!is_new) return known->second;
  TaskLife& task = known->second;
  task.id = id;
  world_.RunTurn("scenario", [&](Turn& turn) {
    const auto* row = turn.Peek<ecs::TaskRow>(account_, region_, cluster, id);
    if (row == nullptr) return;
    if (!row->service.empty()) task.service = StrCat(cluster, "/", row->service);
    task.version = StrCat(row->family, ":", row->revision);
    task.zone = ShortZone(row->az);
    task.cpu = row->cpu;
    task.memory_mib = row->memory_mib;
  });
  return task;
}

void Ledger::Count(TaskLife& task, Duration at, bool running, bool pending) {
  if (task.service.empty()) return;
  const size_t slash = task.service.find('/');
  ServiceLife& service = ServiceOf(task.service.substr(0, slash), task.service.substr(slash + 1));
  if (task.cpu > 0) service.task_cpu = task.cpu;
  if (task.memory_mib > 0) service.task_memory_mib = task.memory_mib;
  const auto change = [&](bool& was, bool is, ByZone& counts) {
    if (was != is) counts.Change(at, task.zone, is ? 1 : -1);
    was = is;
  };
  change(task.running, running, service.running);
  change(task.pending, pending, service.pending);
  change(task.healthy, running && (!service.balanced || task.target_healthy), service.healthy);
}

void Ledger::ReadTask(const sim::JournalEntry& entry, Duration at) {
  if (entry.event == "task_placed") {
    placed_.push_back(at);
    const auto known = tasks_.find(Text(entry, "task"));
    if (known == tasks_.end()) return;
    const std::string zone = ShortZone(FieldOf(entry, "az"));
    // Where it was pending without a place it is pending in that zone.
    if (known->second.pending && zone != known->second.zone) {
      Count(known->second, at, false, false);
      known->second.zone = zone;
      Count(known->second, at, false, true);
    }
    known->second.zone = zone;
    known->second.instance = Text(entry, "instance");
    return;
  }
  TaskLife& task = TaskOf(Text(entry, "cluster"), Text(entry, "task"));
  const std::string to = Text(entry, "to");
  task.states.emplace_back(at, to);
  if (task.instance.empty() && to != "PROVISIONING") {
    // It was placed in the turn that made it.
    for (auto last = entries_.rbegin(); last != entries_.rend() && last->at == entry.at; ++last) {
      if (last->event != "task_placed" || FieldOf(*last, "task") != task.id) continue;
      task.instance = Text(*last, "instance");
      task.zone = ShortZone(FieldOf(*last, "az"));
      break;
    }
  }
  const bool pending = to == "PROVISIONING" || to == "PENDING" || to == "ACTIVATING";
  Count(task, at, to == "RUNNING", pending);
}

void Ledger::ReadTarget(const sim::JournalEntry& entry, Duration at) {
  const std::string group = Text(entry, "target_group"), id = Text(entry, "target");
  const int64_t port = ParseInt(FieldOf(entry, "port")).value_or(0);
  const std::string key = StrCat(group, "|", id, "|", port);
  std::string& task_id = task_of_target_[key];
  const std::string_view to = FieldOf(entry, "to");
  // An instance's port is given to another task later.
  if (task_id.empty() || to == "initial") {
    world_.RunTurn("scenario", [&](Turn& turn) {
      const auto* row = turn.Peek<ecs::TaskTargetRow>(account_, region_, group, id, port);
      if (row != nullptr) task_id = row->task_id;
    });
  }
  const auto task = tasks_.find(task_id);
  if (task == tasks_.end()) return;
  task->second.target_healthy = to == "healthy";
  Count(task->second, at, task->second.running, task->second.pending);
}

void Ledger::ReadMember(const sim::JournalEntry& entry, Duration at) {
  GroupLife& group = groups_[Text(entry, "group")];
  group.name = Text(entry, "group");
  if (entry.event == "launch_failed") {
    group.launch_failures.push_back(at);
    group.activities.push_back(at);
    return;
  }
  const std::string id = Text(entry, "instance");
  InstanceLife& instance = InstanceOf(id, at);
  instance.group = group.name;
  if (entry.event == "instance_chosen") {
    group.activities.push_back(at);
    return;
  }
  const std::string to = Text(entry, "to");
  std::string& before = member_states_[id];
  if (before == "InService") group.instances.Change(at, instance.zone, -1);
  if (to == "InService") group.instances.Change(at, instance.zone, 1);
  if (Leaves(to) && !Leaves(before)) group.activities.push_back(at);
  before = to;
}

InstanceLife& Ledger::InstanceOf(const std::string& id, Duration at) {
  const auto [known, is_new] = instances_.try_emplace(id);
  if (is_new) {
    known->second.id = id;
    known->second.launched = at;
    world_.RunTurn("scenario", [&](Turn& turn) {
      const auto row = ec2::FindInstanceRow(turn, account_, region_, id);
      if (!row) return;
      known->second.type = row->instance_type;
      known->second.zone = ShortZone(row->az);
    });
  }
  return known->second;
}

void Ledger::ReadInstance(const sim::JournalEntry& entry, Duration at) {
  InstanceLife& instance = InstanceOf(Text(entry, "instance"), at);
  if (entry.event == "instance_launched") {
    instance.type = Text(entry, "instance_type");
    instance.zone = ShortZone(FieldOf(entry, "az"));
    return;
  }
  if (entry.event == "container_instance_registered") {
    instance.registered = at;
    instance.cpu_units = ParseInt(FieldOf(entry, "cpu")).value_or(0);
    instance.memory_mib = ParseInt(FieldOf(entry, "memory_mib")).value_or(0);
    return;
  }
  const std::string_view to = FieldOf(entry, "to");
  if (to == "running") {
    instance.running = at;
    instance.ended = InstanceLife::kNever;
  } else if (instance.running != InstanceLife::kNever && instance.ended == InstanceLife::kNever) {
    instance.ended = at;
  }
}

const ServiceLife* Ledger::FindService(std::string_view words) const {
  const auto exact = services_.find(std::string(words));
  if (exact != services_.end()) return &exact->second;
  const ServiceLife* found = nullptr;
  for (const auto& [key, service] : services_) {
    if (service.name != words) continue;
    if (found != nullptr) return nullptr;
    found = &service;
  }
  return found;
}

const GroupLife* Ledger::FindGroup(std::string_view name) const {
  const auto known = groups_.find(std::string(name));
  return known == groups_.end() ? nullptr : &known->second;
}

}  // namespace wt::scenario
