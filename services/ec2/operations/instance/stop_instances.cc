#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html
Result<StopInstancesResponse> StopInstances(Context& ctx, const StopInstancesRequest& in) {
  if (in.instance_ids.empty()) return error::MissingParameter("InstanceId");
  const std::vector<InstanceRow> rows = WT_TRY(FindInstances(ctx, in.instance_ids));
  for (const InstanceRow& row : rows) {
    if (row.api_stop_disabled) {
      return error::Of("OperationNotPermitted",
                       StrCat("The instance '", row.id,
                              "' may not be stopped. Modify its 'disableApiStop' instance "
                              "attribute and try again."));
    }
    if (row.state == LifecycleState::kTerminated || row.state == LifecycleState::kShuttingDown ||
        row.state == LifecycleState::kPending) {
      return error::Of(
          "IncorrectInstanceState",
          StrCat("The instance '", row.id, "' is not in a state from which it can be stopped."));
    }
    if (row.lifecycle == "spot") {
      return error::Of("UnsupportedOperation",
                       StrCat("You can't stop the Spot Instance '", row.id,
                              "' because it is associated with a one-time Spot Instance request. "
                              "You can only stop Spot Instances associated with persistent Spot "
                              "Instance requests."));
    }
  }
  WT_TRY(CheckDryRun(in));
  StopInstancesResponse out;
  for (const InstanceRow& row : rows) {
    const Because because(ctx, ctx.cause());
    Stop(ctx, row);
    out.stopping_instances.push_back(ToChange(row, *ctx.Find<InstanceRow>(row.id)));
  }
  return out;
}

}  // namespace wt::ec2
