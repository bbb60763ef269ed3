#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachNetworkInterface.html
Result<DetachNetworkInterfaceResponse> DetachNetworkInterface(
    Context& ctx, const DetachNetworkInterfaceRequest& in) {
  NetworkInterfaceRow eni = WT_TRY(FindAttachment(ctx, in.attachment_id));
  if (eni.requester_managed) {
    return error::Of("AuthFailure", "You do not have permission to access the specified resource.");
  }
  if (eni.device_index == 0) {
    return error::Of("OperationNotPermitted",
                     "The network interface at device index 0 cannot be detached.");
  }
  WT_TRY(CheckDryRun(in));
  // Deviation: AWS takes some seconds of the status detaching; here it is done at once.
  eni.status = "available";
  eni.attachment_id.clear();
  eni.instance_id.clear();
  eni.instance_owner_id.clear();
  eni.device_index = 0;
  ctx.Put(eni);
  return DetachNetworkInterfaceResponse{};
}

}  // namespace wt::ec2
