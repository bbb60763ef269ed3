#include "services/autoscaling/metric_names.h"

#include <algorithm>
#include <array>

#include "services/autoscaling/group.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {
namespace {

constexpr std::array<std::string_view, 21> kNames{
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
    "GroupInServiceCapacity",
    "GroupPendingCapacity",
    "GroupStandbyCapacity",
    "GroupTerminatingCapacity",
    "GroupTotalCapacity",
    "WarmPoolDesiredCapacity",
    "WarmPoolWarmedCapacity",
    "WarmPoolPendingCapacity",
    "WarmPoolTerminatingCapacity",
    "WarmPoolTotalCapacity",
    "GroupAndWarmPoolDesiredCapacity",
    "GroupAndWarmPoolTotalCapacity",
    "WarmPoolMinSize",
};

struct Tally {
  int64_t in_service = 0, pending = 0, standby = 0, terminating = 0;
  int64_t total() const { return in_service + pending + standby + terminating; }
};

void Add(Tally& tally, const MemberRow& member, int64_t amount) {
  if (member.state == "InService") tally.in_service += amount;
  if (member.state.starts_with("Pending")) tally.pending += amount;
  if (member.state == "Standby" || member.state == "EnteringStandby") tally.standby += amount;
  if (member.state.starts_with("Terminating")) tally.terminating += amount;
}

std::optional<int64_t> OfTally(const Tally& tally, std::string_view kind) {
  if (kind == "InService") return tally.in_service;
  if (kind == "Pending") return tally.pending;
  if (kind == "Standby") return tally.standby;
  if (kind == "Terminating") return tally.terminating;
  if (kind == "Total") return tally.total();
  return std::nullopt;
}

std::optional<double> OfWarmPool(Context& ctx, const GroupRow& group, std::string_view name,
                                 int64_t group_total) {
  const auto pool = ctx.Find<WarmPoolRow>(group.name);
  if (!pool) return std::nullopt;
  int64_t warmed = 0, pending = 0, terminating = 0;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (!IsWarm(member)) continue;
    if (member.state.starts_with("Warmed:Pending")) {
      ++pending;
    } else if (member.state.starts_with("Warmed:Terminating")) {
      ++terminating;
    } else {
      ++warmed;
    }
  }
  const int64_t size = WarmPoolSize(group, *pool);
  const int64_t total = warmed + pending + terminating;
  int64_t value = 0;
  if (name == "WarmPoolMinSize") value = pool->configuration->min_size.value_or(0);
  if (name == "WarmPoolDesiredCapacity") value = size;
  if (name == "WarmPoolWarmedCapacity") value = warmed;
  if (name == "WarmPoolPendingCapacity") value = pending;
  if (name == "WarmPoolTerminatingCapacity") value = terminating;
  if (name == "WarmPoolTotalCapacity") value = total;
  if (name == "GroupAndWarmPoolDesiredCapacity") value = group.desired + size;
  if (name == "GroupAndWarmPoolTotalCapacity") value = group_total + total;
  return static_cast<double>(value);
}

}  // namespace

std::span<const std::string_view> MetricNames() { return kNames; }

bool IsMetricName(std::string_view name) {
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::optional<double> GroupMetric(Context& ctx, const GroupRow& group, std::string_view name) {
  if (name == "GroupMinSize") return static_cast<double>(group.min_size);
  if (name == "GroupMaxSize") return static_cast<double>(group.max_size);
  if (name == "GroupDesiredCapacity") return static_cast<double>(group.desired);
  Tally instances, capacity;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    Add(instances, member, 1);
    Add(capacity, member, WeightOf(member));
  }
  if (name.find("WarmPool") != std::string_view::npos) {
    return OfWarmPool(ctx, group, name, capacity.total());
  }
  constexpr std::string_view kPrefix = "Group", kInstances = "Instances", kUnits = "Capacity";
  name.remove_prefix(kPrefix.size());
  std::optional<int64_t> value;
  if (name.ends_with(kInstances)) {
    value = OfTally(instances, name.substr(0, name.size() - kInstances.size()));
  } else {
    value = OfTally(capacity, name.substr(0, name.size() - kUnits.size()));
  }
  if (!value) return std::nullopt;
  return static_cast<double>(*value);
}

}  // namespace wt::autoscaling
