#pragma once

// What an hour of an instance type costs on demand.

#include <cstdint>
#include <optional>
#include <string_view>

namespace wt::ec2::catalog {

// In millionths of a US dollar; nothing for types whose price is not known here.
// Deviation: AWS's prices differ by Region; here all have those of us-east-1.
std::optional<int64_t> MicroUsdPerHour(std::string_view instance_type);

}  // namespace wt::ec2::catalog
