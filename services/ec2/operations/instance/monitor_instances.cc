#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_MonitorInstances.html
Result<MonitorInstancesResponse> MonitorInstances(Context& ctx, const MonitorInstancesRequest& in) {
  if (in.instance_ids.empty()) return error::MissingParameter("InstanceId");
  const std::vector<InstanceRow> rows = WT_TRY(FindInstances(ctx, in.instance_ids));
  WT_TRY(CheckDryRun(in));
  MonitorInstancesResponse out;
  for (InstanceRow row : rows) {
    InstanceMonitoring& answer = out.instance_monitorings.emplace_back();
    answer.instance_id = row.id;
    // The answer tells of the work; the next look finds it done.
    answer.monitoring.emplace().state = row.monitoring ? "enabled" : "pending";
    row.monitoring = true;
    ctx.Put(row);
  }
  return out;
}

}  // namespace wt::ec2
