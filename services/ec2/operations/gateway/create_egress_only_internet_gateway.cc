#include "services/ec2/client_token.h"
#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateEgressOnlyInternetGateway.html
Result<CreateEgressOnlyInternetGatewayResponse> CreateEgressOnlyInternetGateway(
    Context& ctx, const CreateEgressOnlyInternetGatewayRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"egress-only-internet-gateway"}));
  const auto tags = WT_TRY(TagsFor(in.tag_specifications, "egress-only-internet-gateway"));
  WT_TRY(CheckDryRun(in));
  CreateEgressOnlyInternetGatewayResponse out;
  out.client_token = in.client_token;
  EgressOnlyGatewayRow row{.id = ctx.NewId("eigw-"), .vpc_id = vpc.id};
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateEgressOnlyInternetGateway", in))) {
    if (const auto made = ctx.Find<EgressOnlyGatewayRow>(*known)) row = *made;
  } else {
    ctx.Put(row);
    WT_TRY(PutTags(ctx, row.id, tags));
    RememberToken(ctx, "CreateEgressOnlyInternetGateway", in, row.id);
  }
  out.egress_only_internet_gateway = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
