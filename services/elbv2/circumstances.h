#pragma once

// What the world looks like around a target.

#include <string>
#include <string_view>

#include "emulator/laws/target_health/target_health.h"
#include "emulator/world/context.h"
#include "services/elbv2/target_state.h"

namespace wt::elbv2 {

// Whether a Network Load Balancer's rules apply, by the group's protocol.
bool IsNetwork(const TargetGroupRow& group);
bool SpeaksHttp(std::string_view protocol);

// What decides whether the target is checked.
laws::target_health::Circumstances Circumstances(Context& ctx, const TargetGroupRow& group,
                                                 const TargetRow& row);

// Where a check is sent: the target's port, unless the group names one.
int64_t CheckPort(const TargetGroupRow& group, const TargetRow& row);

// What a check finds now.
struct Finding {
  laws::target_health::Outcome outcome = laws::target_health::Outcome::kPassed;
  std::string detail;  // The code that was answered.
  std::string why;     // For the journal: "security_group_ingress: …", "nothing_listens".
};
Finding Probe(Context& ctx, const TargetGroupRow& group, const TargetRow& row);

}  // namespace wt::elbv2
