#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html
Result<DeleteNatGatewayResponse> DeleteNatGateway(Context& ctx, const DeleteNatGatewayRequest& in) {
  const NatGatewayRow row = WT_TRY(FindNatGateway(ctx, in.nat_gateway_id));
  if (row.state == "deleted") return NatGatewayNotFound({row.id});
  WT_TRY(CheckDryRun(in));
  if (row.state != "deleting") EndNatGateway(ctx, row);
  DeleteNatGatewayResponse out;
  out.nat_gateway_id = row.id;
  return out;
}

}  // namespace wt::ec2
