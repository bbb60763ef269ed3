#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteEgressOnlyInternetGateway.html
Result<DeleteEgressOnlyInternetGatewayResponse> DeleteEgressOnlyInternetGateway(
    Context& ctx, const DeleteEgressOnlyInternetGatewayRequest& in) {
  const std::string& id = in.egress_only_internet_gateway_id;
  if (!ctx.Find<EgressOnlyGatewayRow>(id)) return EgressOnlyGatewayNotFound({id});
  WT_TRY(CheckDryRun(in));
  ctx.Erase<EgressOnlyGatewayRow>(id);
  EraseTags(ctx, id);
  DeleteEgressOnlyInternetGatewayResponse out;
  out.return_code = true;
  return out;
}

}  // namespace wt::ec2
