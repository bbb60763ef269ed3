#pragma once

// Clusters: find, make, render.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

// "default" where none is named; by name or ARN. ClusterNotFoundException "Cluster not found.".
Result<ClusterRow> FindCluster(Context& ctx, const std::optional<std::string>& reference);
// The name that a reference means, whether or not such a cluster exists.
std::string ClusterName(const std::optional<std::string>& reference);
std::string ClusterArn(const Context& ctx, std::string_view name);

Result<void> CheckClusterName(std::string_view name);
Result<void> CheckSettings(const wire::List<ClusterSetting>& settings);
// `include` as DescribeClusters takes it.
Cluster ToApi(Context& ctx, const ClusterRow& row, const wire::List<std::string>& include);

// Puts the cluster with these capacity providers and that default strategy, in place of what it
// had. InvalidParameterException, ResourceInUseException.
Result<ClusterRow> SetCapacityProviders(Context& ctx, ClusterRow cluster,
                                        const wire::List<std::string>& providers,
                                        const wire::List<CapacityProviderStrategyItem>& strategy);

// The last part of an ARN or the whole of a plain id: "task/web/0123" is "0123".
std::string_view ShortId(std::string_view reference);
// InvalidParameterException where a page size is out of range.
Result<void> CheckPageSize(const std::optional<int64_t>& size, int64_t size_max);
Error BadToken();

}  // namespace wt::ecs
