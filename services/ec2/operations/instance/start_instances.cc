#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html
Result<StartInstancesResponse> StartInstances(Context& ctx, const StartInstancesRequest& in) {
  if (in.instance_ids.empty()) return error::MissingParameter("InstanceId");
  const std::vector<InstanceRow> rows = WT_TRY(FindInstances(ctx, in.instance_ids));
  for (const InstanceRow& row : rows) {
    if (row.state == LifecycleState::kStopped || row.state == LifecycleState::kRunning ||
        row.state == LifecycleState::kPending) {
      continue;
    }
    return error::Of(
        "IncorrectInstanceState",
        StrCat("The instance '", row.id, "' is not in a state from which it can be started."));
  }
  WT_TRY(CheckDryRun(in));
  StartInstancesResponse out;
  for (const InstanceRow& row : rows) {
    const Because because(ctx, ctx.cause());
    Start(ctx, row);
    out.starting_instances.push_back(ToChange(row, *ctx.Find<InstanceRow>(row.id)));
  }
  return out;
}

}  // namespace wt::ec2
