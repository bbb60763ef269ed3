#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterface.html
Result<DeleteNetworkInterfaceResponse> DeleteNetworkInterface(
    Context& ctx, const DeleteNetworkInterfaceRequest& in) {
  const NetworkInterfaceRow row = WT_TRY(FindInterface(ctx, in.network_interface_id));
  if (!row.attachment_id.empty()) {
    return error::Of("InvalidNetworkInterface.InUse",
                     StrCat("Network interface '", row.id, "' is currently in use."));
  }
  WT_TRY(CheckDryRun(in));
  EraseInterface(ctx, row);
  return DeleteNetworkInterfaceResponse{};
}

}  // namespace wt::ec2
