#pragma once

// Targets as requests name them.

#include <vector>

#include "services/elbv2/api.h"
#include "services/elbv2/elbv2.h"

namespace wt::elbv2 {

inline std::vector<Target> TargetsIn(const wire::List<TargetDescription>& descriptions) {
  std::vector<Target> targets;
  for (const TargetDescription& item : descriptions) {
    targets.push_back({.id = item.id,
                       .port = item.port.value_or(0),
                       .zone = item.availability_zone.value_or("")});
  }
  return targets;
}

}  // namespace wt::elbv2
