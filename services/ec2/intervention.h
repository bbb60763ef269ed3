#pragma once

// What befalls instances from outside of EC2; for who makes things go wrong.

#include <string_view>

#include "emulator/world/context.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

// The host of an instance is gone: terminated at once, and what it held with it.
void Lose(Context& ctx, InstanceRow row, std::string_view reason_code,
          std::string_view reason_message);

}  // namespace wt::ec2
