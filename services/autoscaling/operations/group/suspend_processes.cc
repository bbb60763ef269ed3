#include "services/autoscaling/operations.h"
#include "services/autoscaling/processes.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html
Result<SuspendProcessesResponse> SuspendProcesses(Context& ctx, const SuspendProcessesRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  for (const std::string& process : WT_TRY(ProcessesNamed(in.scaling_processes))) {
    group.suspended.emplace(process, StrCat("User suspended at ", FormatIso8601(ctx.now())));
  }
  ctx.Put(group);
  return SuspendProcessesResponse{};
}

}  // namespace wt::autoscaling
