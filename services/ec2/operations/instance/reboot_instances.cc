#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html
Result<RebootInstancesResponse> RebootInstances(Context& ctx, const RebootInstancesRequest& in) {
  if (in.instance_ids.empty()) return error::MissingParameter("InstanceId");
  const std::vector<InstanceRow> rows = WT_TRY(FindInstances(ctx, in.instance_ids));
  for (const InstanceRow& row : rows) {
    if (row.state == LifecycleState::kRunning || row.state == LifecycleState::kPending) continue;
    return error::Of(
        "IncorrectInstanceState",
        StrCat("The instance '", row.id, "' is not in a state from which it can be rebooted."));
  }
  WT_TRY(CheckDryRun(in));
  // Deviation: AWS restarts the system, which stops its tasks; here a reboot takes no time and
  // interrupts nothing, since nothing but the instance's state is visible of it in EC2.
  for (const InstanceRow& row : rows) ctx.Trace("instance_rebooted", {{"instance", row.id}});
  return RebootInstancesResponse{};
}

}  // namespace wt::ec2
