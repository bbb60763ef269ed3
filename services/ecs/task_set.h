#pragma once

// Task sets of services with the deployment controller EXTERNAL.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-external.html

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/service_state.h"

namespace wt::ecs {

// By id or ARN. TaskSetNotFoundException.
Result<DeploymentRow> FindTaskSet(Context& ctx, const ServiceRow& service,
                                  std::string_view reference);
// InvalidParameterException where the service is not of that kind.
Result<void> CheckExternal(const ServiceRow& service);
Result<void> CheckScale(const std::optional<Scale>& scale);
// ceil(desired × percent / 100).
int64_t ComputedDesired(const ServiceRow& service, const DeploymentRow& set);

}  // namespace wt::ecs
