#include "services/ec2/errors.h"
#include "services/ec2/network_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/tags.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFlowLogs.html
Result<DeleteFlowLogsResponse> DeleteFlowLogs(Context& ctx, const DeleteFlowLogsRequest& in) {
  if (in.flow_log_ids.empty()) return error::MissingParameter("FlowLogId");
  WT_TRY(CheckDryRun(in));
  DeleteFlowLogsResponse out;
  out.unsuccessful.present = true;
  for (const std::string& id : in.flow_log_ids) {
    if (ctx.Erase<FlowLogRow>(id)) {
      EraseTags(ctx, id);
      continue;
    }
    UnsuccessfulItem& item = out.unsuccessful.emplace_back();
    item.resource_id = id;
    item.error.emplace().code = "InvalidFlowLogId.NotFound";
    item.error->message = StrCat("The flow log id '", id, "' does not exist");
  }
  return out;
}

}  // namespace wt::ec2
