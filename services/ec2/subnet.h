#pragma once

// Subnets: find, make, give addresses, render.
// https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/cidr.h"
#include "services/ec2/filter.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// InvalidSubnetID.NotFound.
Result<SubnetRow> FindSubnet(Context& ctx, std::string_view id);
Error SubnetNotFound(const std::vector<std::string>& ids);

// With its association to the VPC's default network ACL.
SubnetRow MakeSubnet(Context& ctx, const VpcRow& vpc, const Cidr& cidr, std::string_view az,
                     std::string_view az_id);

// Free for interfaces: all but the first four, the last, and those in use.
int64_t AvailableAddresses(Context& ctx, const SubnetRow& row);
// The lowest free address, or nothing where the subnet is full. A region's next free address is
// found without looking at those in use one by one.
std::optional<uint32_t> FreeAddress(Context& ctx, const SubnetRow& row);
bool AddressInUse(Context& ctx, const SubnetRow& row, std::string_view address);

Subnet ToApi(Context& ctx, const SubnetRow& row);
std::span<const FilterField<SubnetRow>> SubnetFilters();

}  // namespace wt::ec2
