#pragma once

// What the world looks like around a target.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/laws/target_health/target_health.h"
#include "emulator/world/context.h"
#include "services/ec2/ec2.h"
#include "services/elbv2/target_state.h"

namespace wt::elbv2 {

// Whether a Network Load Balancer's rules apply, by the group's protocol.
bool IsNetwork(const TargetGroupRow& group);
bool SpeaksHttp(std::string_view protocol);

// What decides whether the target is checked.
laws::target_health::Circumstances Circumstances(Context& ctx, const TargetGroupRow& group,
                                                 const TargetRow& row);
// Whether the group's load balancer is active.
bool ChecksCanBegin(Context& ctx, const TargetGroupRow& group);

// The zone that a target is in: where its instance or address is, or "all".
std::string ShownZone(Context& ctx, const TargetGroupRow& group, const TargetRow& row);
// Of an address, the subnet of the group's VPC that it is in.
std::optional<ec2::SubnetRow> SubnetAt(Context& ctx, std::string_view vpc_id,
                                       std::string_view address);

// Where a check is sent: the target's port, unless the group names one.
int64_t CheckPort(const TargetGroupRow& group, const TargetRow& row);

// Where a target is in the network.
struct Place {
  std::string host;  // As ec2::Answers has it; empty where nobody is at that address.
  ec2::End end;
};
Place PlaceOf(Context& ctx, const TargetGroupRow& group, const TargetRow& row);

// What a check finds now.
struct Finding {
  laws::target_health::Outcome outcome = laws::target_health::Outcome::kPassed;
  std::string detail;  // The code that was answered.
  std::string why;     // For the journal: "security_group_ingress: …", "nothing_listens".
};
Finding Probe(Context& ctx, const TargetGroupRow& group, const TargetRow& row);

}  // namespace wt::elbv2
