#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteInternetGateway.html
Result<DeleteInternetGatewayResponse> DeleteInternetGateway(
    Context& ctx, const DeleteInternetGatewayRequest& in) {
  const InternetGatewayRow gateway = WT_TRY(FindInternetGateway(ctx, in.internet_gateway_id));
  if (!gateway.vpc_id.empty()) {
    return error::DependencyViolation(
        StrCat("The internetGateway '", gateway.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<InternetGatewayRow>(gateway.id);
  EraseTags(ctx, gateway.id);
  return DeleteInternetGatewayResponse{};
}

}  // namespace wt::ec2
