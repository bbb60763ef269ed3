#include "scenarios/engine/run/measure_names.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace wt::scenario {
namespace {

constexpr std::array<std::string_view, 6> kCountedOfService = {
    "rate", "served", "error_rate", "errors", "utilization", "latency"};
constexpr std::array<std::string_view, 7> kHeldByService = {
    "errors.by_cause", "tasks.desired", "tasks.running", "tasks.healthy",
    "tasks.pending",   "tasks.needed",  "deployment"};
constexpr std::array<std::string_view, 5> kOfGroup = {
    "instances", "instances.needed", "reservation", "scaling_activities", "launch_failures"};
constexpr std::array<std::string_view, 3> kPlacement = {"attempts", "failed", "placed"};

template <class Names>
bool Has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool IsOfGroup(std::string_view series) { return Has(kOfGroup, series); }

bool IsCounted(std::string_view series) {
  return Has(kCountedOfService, series) || Has(kPlacement, series) || series == "errors.by_cause" ||
         series == "scaling_activities" || series == "launch_failures";
}

std::optional<double> QuantileNamed(const std::string& statistic) {
  if (statistic == "mean" || statistic == "average") return 0;
  if (statistic.empty()) return 0.99;
  if (statistic.front() != 'p') return std::nullopt;
  const double percent = std::strtod(statistic.c_str() + 1, nullptr);
  if (percent <= 0 || percent >= 100) return std::nullopt;
  return percent / 100;
}

std::vector<std::string> SeriesNames(const Ledger& ledger) {
  std::vector<std::string> names;
  for (const auto& [key, service] : ledger.services()) {
    for (const auto name : kCountedOfService) names.push_back(StrCat(service.name, ".", name));
    for (const auto name : kHeldByService) names.push_back(StrCat(service.name, ".", name));
  }
  for (const auto& [key, group] : ledger.groups()) {
    for (const auto name : kOfGroup) names.push_back(StrCat(group.name, ".", name));
  }
  for (const auto name : kPlacement) names.push_back(StrCat("placement.", name));
  for (const auto name : {"cost.instances", "cost.ec2", "cost.fargate"}) names.push_back(name);
  return names;
}

}  // namespace wt::scenario
