#pragma once

// Which instance of a group ends when it scales in.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-instance-termination.html

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "emulator/base/time.h"

namespace wt::laws::termination_policy {

struct Instance {
  std::string zone;
  bool is_protected = false;
  bool spot = false;
  Instant launched_at;
  // Of the launch configuration it was launched from; the epoch where it was a template.
  Instant configuration_created_at;
  bool from_configuration = false;
  bool current_template = true;  // Of the group's present template.
  int64_t template_version = 0;
};

// What a mixed group should have; negative where it has no such targets.
struct Purchase {
  int64_t on_demand_wanted = -1;
};

// The instances, by index, among which the choice is random: what is left after the zones and the
// policies, in their order, were applied. Empty where all are protected.
std::vector<size_t> Select(std::span<const Instance> instances,
                           std::span<const std::string> policies, const Purchase& purchase,
                           Instant now);

}  // namespace wt::laws::termination_policy
