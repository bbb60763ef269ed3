#pragma once

// The processes of a group that can be suspended.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/autoscaling/group.h"

namespace wt::autoscaling {

inline constexpr std::array<std::string_view, 9> kProcesses{
    "AZRebalance", "AddToLoadBalancer", "AlarmNotification", "HealthCheck", "InstanceRefresh",
    "Launch",      "ReplaceUnhealthy",  "ScheduledActions",  "Terminate"};

// All where none is named.
inline Result<std::vector<std::string>> ProcessesNamed(const wire::List<std::string>& names) {
  if (names.empty()) return std::vector<std::string>(kProcesses.begin(), kProcesses.end());
  for (const std::string& name : names) {
    if (std::find(kProcesses.begin(), kProcesses.end(), name) == kProcesses.end()) {
      return ValidationError(StrCat("Invalid Process Type: ", name));
    }
  }
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace wt::autoscaling
