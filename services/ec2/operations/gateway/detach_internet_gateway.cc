#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
Result<DetachInternetGatewayResponse> DetachInternetGateway(
    Context& ctx, const DetachInternetGatewayRequest& in) {
  InternetGatewayRow gateway = WT_TRY(FindInternetGateway(ctx, in.internet_gateway_id));
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (gateway.vpc_id != vpc.id) {
    return error::Of("Gateway.NotAttached",
                     StrCat("resource ", gateway.id, " is not attached to network ", vpc.id));
  }
  if (HasPublicAddresses(ctx, vpc.id)) {
    return error::DependencyViolation(
        StrCat("Network ", vpc.id,
               " has some mapped public address(es). Please unmap those public address(es) before "
               "detaching the gateway."));
  }
  WT_TRY(CheckDryRun(in));
  gateway.vpc_id.clear();
  ctx.Put(gateway);
  return DetachInternetGatewayResponse{};
}

}  // namespace wt::ec2
