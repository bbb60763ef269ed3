#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
Result<TerminateInstancesResponse> TerminateInstances(Context& ctx,
                                                      const TerminateInstancesRequest& in) {
  if (in.instance_ids.empty()) return error::MissingParameter("InstanceId");
  const std::vector<InstanceRow> rows = WT_TRY(FindInstances(ctx, in.instance_ids));
  for (const InstanceRow& row : rows) {
    if (!row.api_termination_disabled) continue;
    return error::Of("OperationNotPermitted",
                     StrCat("The instance '", row.id,
                            "' may not be terminated. Modify its 'disableApiTermination' instance "
                            "attribute and try again."));
  }
  WT_TRY(CheckDryRun(in));
  TerminateInstancesResponse out;
  for (const InstanceRow& row : rows) {
    const Because because(ctx, ctx.cause());
    Terminate(ctx, row, "Client.UserInitiatedShutdown",
              "Client.UserInitiatedShutdown: User initiated shutdown");
    out.terminating_instances.push_back(ToChange(row, *ctx.Find<InstanceRow>(row.id)));
  }
  return out;
}

}  // namespace wt::ec2
