// Which capacity providers a cluster lists.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html

#include <algorithm>
#include <set>

#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/managed_group.h"

namespace wt::ecs {
namespace {

bool IsUsed(Context& ctx, const ClusterRow& cluster, const std::string& provider) {
  for (const ServiceRow& service : ctx.Scan<ServiceRow>(cluster.name)) {
    if (service.status != "ACTIVE") continue;
    for (const auto& item : *service.strategy) {
      if (item.capacity_provider == provider) return true;
    }
  }
  for (const TaskRow& task : ctx.Scan<TaskRow>(cluster.name)) {
    if (task.capacity_provider == provider && task.last_status != "STOPPED") return true;
  }
  return false;
}

Result<void> Join(Context& ctx, const ClusterRow& cluster, const std::string& name) {
  std::optional<CapacityProviderRow> row = FindCapacityProvider(ctx, name);
  if (!row || row->status != "ACTIVE") {
    return error::InvalidParameterException(
        "The specified capacity provider was not found. Specify a valid capacity provider and try "
        "again");
  }
  auto& clusters = row->clusters;
  if (std::find(clusters.begin(), clusters.end(), cluster.name) != clusters.end()) return {};
  if (row->scaling && !clusters.empty()) {
    return error::InvalidParameterException(
        "A capacity provider with managed scaling can be associated with one cluster only.");
  }
  clusters.push_back(cluster.name);
  return ArrangeGroup(ctx, *row);
}

Result<void> Leave(Context& ctx, const ClusterRow& cluster, const std::string& name) {
  if (IsUsed(ctx, cluster, name)) {
    return error::ResourceInUseException(
        "The specified capacity provider is in use and cannot be removed.");
  }
  std::optional<CapacityProviderRow> row = FindCapacityProvider(ctx, name);
  if (!row) return {};
  std::erase(row->clusters, cluster.name);
  return ArrangeGroup(ctx, *row);
}

}  // namespace

Result<ClusterRow> SetCapacityProviders(Context& ctx, ClusterRow cluster,
                                        const wire::List<std::string>& providers,
                                        const wire::List<CapacityProviderStrategyItem>& strategy) {
  // 1. The list is the whole list.
  if (providers.size() > kCapacityProvidersMax) {
    return error::InvalidParameterException("A cluster can have at most 20 capacity providers.");
  }
  std::vector<std::string> wanted;
  for (const std::string& reference : providers) wanted.emplace_back(ShortId(reference));
  const std::vector<std::string> before = cluster.capacity_providers;
  cluster.capacity_providers = wanted;
  const auto items = Normalised(strategy);
  WT_TRY(CheckStrategy(cluster, items));

  // 2. Those that are new to it, and those that go.
  for (const std::string& name : wanted) {
    if (!IsFargate(name)) WT_TRY(Join(ctx, cluster, name));
  }
  for (const std::string& name : before) {
    if (std::find(wanted.begin(), wanted.end(), name) != wanted.end()) continue;
    WT_TRY(Leave(ctx, cluster, name));
  }
  cluster.default_strategy = items;
  ctx.Trace("cluster_capacity_providers_changed",
            {{"cluster", cluster.name}, {"count", static_cast<int64_t>(wanted.size())}});
  ctx.Put(cluster);
  return cluster;
}

}  // namespace wt::ecs
