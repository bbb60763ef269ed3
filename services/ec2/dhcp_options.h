#pragma once

// DHCP options sets.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html

#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/filter.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

Error DhcpOptionsNotFound(const std::vector<std::string>& ids);
DhcpOptions ToApi(Context& ctx, const DhcpOptionsRow& row);

}  // namespace wt::ec2
