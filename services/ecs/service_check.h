#pragma once

// What CreateService and UpdateService refuse, and the defaults they fill in.

#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// A service as it would be, whether new or changed, against its definition: load balancers,
// network, bounds, strategy, placement. InvalidParameterException and its kin in AWS's words where
// known.
Result<void> CheckService(Context& ctx, const ClusterRow& cluster, const ServiceRow& service,
                          const TaskDefinitionRow* definition);
Result<void> CheckServiceName(const std::string& name);
// The bounds and the circuit breaker with the values that the API fills in.
DeploymentConfiguration Normalised(const std::optional<DeploymentConfiguration>& given, bool daemon,
                                   bool rolling, const DeploymentConfiguration* before);
// An empty structure is none.
bool HasNetwork(const std::optional<NetworkConfiguration>& given);

}  // namespace wt::ecs
