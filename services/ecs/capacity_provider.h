#pragma once

// Capacity providers: find, check a strategy against a cluster, render.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {

std::string CapacityProviderArn(const Context& ctx, std::string_view name);
// By name or ARN, INACTIVE ones too.
std::optional<CapacityProviderRow> FindCapacityProvider(Context& ctx, std::string_view reference);

// AWS's own two, which need no group.
bool IsFargate(std::string_view name);
// Whether tasks wait for its instances instead of failing.
bool ScalesByItself(Context& ctx, std::string_view name);

// InvalidParameterException: what a strategy cannot be, or not in this cluster.
Result<void> CheckStrategy(const ClusterRow& cluster,
                           const wire::List<CapacityProviderStrategyItem>& strategy);
// With the values that the API fills in.
wire::List<CapacityProviderStrategyItem> Normalised(
    const wire::List<CapacityProviderStrategyItem>& strategy);

// Into the row; what is not given stays. InvalidParameterException for what is out of range.
Result<void> ApplySettings(CapacityProviderRow& row, const std::optional<ManagedScaling>& scaling,
                           const std::optional<std::string>& protection,
                           const std::optional<std::string>& draining);

CapacityProvider ToApi(Context& ctx, const CapacityProviderRow& row, bool with_tags);

}  // namespace wt::ecs
