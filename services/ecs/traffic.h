#pragma once

// Deployments that move traffic between two target groups: blue/green, linear, canary.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/laws/traffic_shift/traffic_shift.h"
#include "emulator/world/context.h"
#include "services/ecs/service_state.h"

namespace wt::ecs {

// Nothing for the strategy ROLLING.
std::optional<laws::traffic_shift::Plan> ShiftPlan(const DeploymentConfiguration& configuration);

// The group that the deployment's tasks serve in: the named one, or its alternate.
std::string GroupOf(const DeploymentRow& row, const LoadBalancer& balancer);

// Gives the deployment's group that share of what the production rules forward, the other group the
// rest; with `test`, all of what the test rules forward.
Result<void> ShiftTraffic(Context& ctx, const DeploymentRow& row, int64_t share);
Result<void> ShiftTestTraffic(Context& ctx, const DeploymentRow& row);

// Keeps the stage and the shares in the deployment's record.
void RecordStage(Context& ctx, const DeploymentRow& row);

// Whether all hooks of the stage let the deployment go on; one that pauses is put into the row.
bool PassHooks(Context& ctx, const ServiceRow& service, DeploymentRow& row, std::string_view stage);
// What the timeout of the hook that waits asks for: "CONTINUE" or "ROLLBACK", once it is over.
std::optional<std::string> HookTimeout(Context& ctx, const ServiceRow& service,
                                       const DeploymentRow& row);
// The hook that waits no longer does.
void ReleaseHook(Context& ctx, DeploymentRow& row, std::string_view status);

// InvalidParameterException where the strategy's settings or load balancers are not complete.
Result<void> CheckShift(const ServiceRow& service);

}  // namespace wt::ecs
