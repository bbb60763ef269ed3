#pragma once

// Amazon EC2: what its peers may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ec2/instance_state.h"

namespace wt {
class World;
}

namespace wt::ec2 {

void Install(World& world);

// Delivered in the turn in which an instance's state changes, a new instance's first included.
struct InstanceStateChanged {
  std::string account, region, instance_id;
  std::optional<LifecycleState> from;
  LifecycleState to = LifecycleState::kPending;
};

// Who has instances launched or ended, when it is not the account's own user.
struct LaunchOrigin {
  std::string requester_id;           // "940372691376" for Auto Scaling
  wire::List<Tag> service_tags;       // "aws:autoscaling:groupName" and the like
};

// RunInstances, without launch templates: they are merged into the request before. Answers the ids.
Result<std::vector<std::string>> Launch(Context& ctx, const RunInstancesRequest& in,
                                        const LaunchOrigin& origin = {});
// Begins the end of instances; those on their way there stay as they are.
void Terminate(Context& ctx, const InstanceRow& row, std::string_view reason_code,
               std::string_view reason_message);

std::optional<InstanceRow> FindInstanceRow(Turn& turn, std::string_view account,
                                           std::string_view region, std::string_view id);

}  // namespace wt::ec2
