#include "services/ec2/ec2.h"
#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
Result<AttachInternetGatewayResponse> AttachInternetGateway(
    Context& ctx, const AttachInternetGatewayRequest& in) {
  InternetGatewayRow gateway = WT_TRY(FindInternetGateway(ctx, in.internet_gateway_id));
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (!gateway.vpc_id.empty()) {
    return error::Of(
        "Resource.AlreadyAssociated",
        StrCat("resource ", gateway.id, " is already attached to network ", gateway.vpc_id));
  }
  if (HasInternetGateway(ctx, vpc.id)) {
    return error::InvalidParameterValue(
        StrCat("Network ", vpc.id, " already has an internet gateway attached"));
  }
  WT_TRY(CheckDryRun(in));
  gateway.vpc_id = vpc.id;
  ctx.Put(gateway);
  return AttachInternetGatewayResponse{};
}

}  // namespace wt::ec2
