#pragma once

// Launch configurations, the older form of launch templates.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"
#include "services/ec2/ec2.h"

namespace wt::autoscaling {

Result<LaunchConfigurationRow> FindLaunchConfiguration(Context& ctx, std::string_view name);
ec2::RunInstancesRequest RequestOf(const LaunchConfiguration& configuration);

}  // namespace wt::autoscaling
