#pragma once

// Where a group launches its next instance, and whether its zones are out of balance.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html#arch-AutoScalingMultiAZ

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace wt::laws::zone_balance {

struct Zone {
  std::string name;
  int64_t instances = 0;
  bool failing = false;  // The last launch there did not succeed.
};

// The zones that a launch may go to, by index: those with the fewest instances. Zones that fail
// are passed over unless the distribution is balanced-only or all of them fail.
std::vector<size_t> Candidates(std::span<const Zone> zones, bool balanced_only);

// How many instances have to move for the zones to be within one of each other.
int64_t Moves(std::span<const Zone> zones);

// By how much a group may pass its maximum size while it moves instances: 10 percent, or one.
int64_t Headroom(int64_t max_size);

}  // namespace wt::laws::zone_balance
