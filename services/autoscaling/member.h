#pragma once

// Instances of a group on their way in and out.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"
#include "services/ec2/ec2.h"

namespace wt::autoscaling {

// ValidationError: an instance of no group, or not of this one.
Result<MemberRow> FindMember(Context& ctx, std::string_view id);
Result<MemberRow> FindMemberOf(Context& ctx, std::string_view group, std::string_view id);

// Begins its end with an activity of that cause: first the balancers let go of it, then the hooks,
// then EC2. Nothing where it is leaving already. Answers the activity's sequence.
int64_t BeginTermination(Context& ctx, const GroupRow& group, MemberRow member,
                         const std::string& cause);
// Marks it unhealthy and replaces it, as far as the group's processes let it. `clause` is the
// activity's.
void MarkUnhealthy(Context& ctx, MemberRow member, std::string_view clause);
// A hook or its time-out took the launch back.
void AbandonLaunch(Context& ctx, MemberRow member, std::string_view token);
// In service: its launch is over.
void EnterService(Context& ctx, MemberRow member);
// Tells peers that it is on its way out of service.
void AnnounceLeaving(Context& ctx, const MemberRow& member);
// It is no longer of the group.
void Leave(Context& ctx, const MemberRow& member);

void SetMemberState(Context& ctx, MemberRow& member, std::string_view state);

// What EC2 says of its instances.
void FollowInstance(Turn& turn, const ec2::InstanceStateChanged& news);

}  // namespace wt::autoscaling
