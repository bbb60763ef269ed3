#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetNetworkInterfaceAttribute.html
Result<ResetNetworkInterfaceAttributeResponse> ResetNetworkInterfaceAttribute(
    Context& ctx, const ResetNetworkInterfaceAttributeRequest& in) {
  NetworkInterfaceRow row = WT_TRY(FindInterface(ctx, in.network_interface_id));
  WT_TRY(CheckDryRun(in));
  row.source_dest_check = true;
  ctx.Put(row);
  return ResetNetworkInterfaceAttributeResponse{};
}

}  // namespace wt::ec2
