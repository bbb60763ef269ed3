#pragma once

// Elastic IP addresses.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/filter.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {

// By allocation id (InvalidAllocationID.NotFound) or by public address (InvalidAddress.NotFound,
// InvalidParameterValue); MissingParameter where neither is given.
Result<AddressRow> FindAddress(Context& ctx, const std::optional<std::string>& allocation_id,
                               const std::optional<std::string>& public_ip);
Error AllocationNotFound(const std::vector<std::string>& ids);
// Nobody but the service that holds it may move such an address.
Result<void> CheckNotHeld(const AddressRow& row);

Address ToApi(Context& ctx, const AddressRow& row);
AddressAttribute AttributeOf(const AddressRow& row);

}  // namespace wt::ec2
