#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/processes.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ResumeProcesses.html
Result<ResumeProcessesResponse> ResumeProcesses(Context& ctx, const ResumeProcessesRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  for (const std::string& process : WT_TRY(ProcessesNamed(in.scaling_processes))) {
    group.suspended.erase(process);
  }
  ctx.Put(group);
  // What was held back goes on: capacity, unhealthy instances, a refresh.
  WakeGroup(ctx, group);
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (member.state != "InService") continue;
    // One that stopped while nobody looked is found now.
    const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), member.id);
    const bool runs = instance && instance->state == ec2::LifecycleState::kRunning;
    if (member.healthy && (runs || IsSuspended(group, "HealthCheck"))) continue;
    MarkUnhealthy(ctx, member,
                  "an instance was taken out of service in response to an EC2 health check "
                  "indicating it has been terminated or stopped");
  }
  ctx.Wake(kRefresh, ctx.Key(group.name));
  return ResumeProcessesResponse{};
}

}  // namespace wt::autoscaling
