#include "emulator/laws/termination_policy/termination_policy.h"

#include <algorithm>
#include <map>

namespace wt::laws::termination_policy {
namespace {

using Indexes = std::vector<size_t>;

template <class Keep>
void Narrow(Indexes& left, Keep keep) {
  Indexes kept;
  std::copy_if(left.begin(), left.end(), std::back_inserter(kept), keep);
  if (!kept.empty()) left = std::move(kept);
}

// Keeps those for which `value` is the smallest.
template <class Value>
void KeepLeast(Indexes& left, Value value) {
  if (left.empty()) return;
  auto least = value(left.front());
  for (const size_t i : left) least = std::min(least, value(i));
  Narrow(left, [&](size_t i) { return value(i) == least; });
}

Indexes InFullestZones(std::span<const Instance> instances) {
  std::map<std::string_view, int64_t> counts;
  for (const Instance& instance : instances) ++counts[instance.zone];
  int64_t most = 0;
  for (const Instance& instance : instances) {
    if (!instance.is_protected) most = std::max(most, counts[instance.zone]);
  }
  Indexes left;
  for (size_t i = 0; i < instances.size(); ++i) {
    if (!instances[i].is_protected && counts[instances[i].zone] == most) left.push_back(i);
  }
  return left;
}

void ApplyOldestConfiguration(std::span<const Instance> instances, Indexes& left) {
  const bool any = std::any_of(left.begin(), left.end(),
                               [&](size_t i) { return instances[i].from_configuration; });
  if (!any) return;
  Narrow(left, [&](size_t i) { return instances[i].from_configuration; });
  KeepLeast(left, [&](size_t i) { return instances[i].configuration_created_at; });
}

void ApplyOldestTemplate(std::span<const Instance> instances, Indexes& left) {
  Narrow(left, [&](size_t i) {
    return !instances[i].from_configuration && !instances[i].current_template;
  });
  KeepLeast(left, [&](size_t i) {
    return instances[i].from_configuration ? INT64_MAX : instances[i].template_version;
  });
}

void ApplyNextHour(std::span<const Instance> instances, Instant now, Indexes& left) {
  KeepLeast(left, [&](size_t i) {
    const int64_t hour = Hours(1).micros;
    return hour - (now - instances[i].launched_at).micros % hour;
  });
}

void ApplyPurchase(std::span<const Instance> instances, const Purchase& purchase, Indexes& left) {
  if (purchase.on_demand_wanted < 0) return;
  const int64_t on_demand = std::count_if(instances.begin(), instances.end(),
                                          [](const Instance& one) { return !one.spot; });
  const bool excess_on_demand = on_demand > purchase.on_demand_wanted;
  Narrow(left, [&](size_t i) { return instances[i].spot != excess_on_demand; });
}

void ApplyDefault(std::span<const Instance> instances, const Purchase& purchase, Instant now,
                  Indexes& left) {
  ApplyPurchase(instances, purchase, left);
  // A launch configuration goes before any template.
  const bool configurations = std::any_of(
      left.begin(), left.end(), [&](size_t i) { return instances[i].from_configuration; });
  if (configurations) {
    ApplyOldestConfiguration(instances, left);
  } else {
    ApplyOldestTemplate(instances, left);
  }
  ApplyNextHour(instances, now, left);
}

}  // namespace

std::vector<size_t> Select(std::span<const Instance> instances,
                           std::span<const std::string> policies, const Purchase& purchase,
                           Instant now) {
  // 1. The zones with most instances that have an unprotected one. Zones in balance are all such.
  Indexes left = InFullestZones(instances);
  // 2. The policies in the group's order.
  for (const std::string& policy : policies) {
    if (policy == "Default") ApplyDefault(instances, purchase, now, left);
    if (policy == "AllocationStrategy") ApplyPurchase(instances, purchase, left);
    if (policy == "OldestLaunchTemplate") ApplyOldestTemplate(instances, left);
    if (policy == "OldestLaunchConfiguration") ApplyOldestConfiguration(instances, left);
    if (policy == "ClosestToNextInstanceHour") ApplyNextHour(instances, now, left);
    if (policy == "OldestInstance") {
      KeepLeast(left, [&](size_t i) { return instances[i].launched_at; });
    }
    if (policy == "NewestInstance") {
      KeepLeast(left, [&](size_t i) { return -instances[i].launched_at.micros; });
    }
  }
  return left;
}

}  // namespace wt::laws::termination_policy
