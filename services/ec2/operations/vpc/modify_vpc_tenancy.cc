#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcTenancy.html
Result<ModifyVpcTenancyResponse> ModifyVpcTenancy(Context& ctx, const ModifyVpcTenancyRequest& in) {
  VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (in.instance_tenancy != "default") {
    return error::InvalidParameterValue(StrCat("Value (", in.instance_tenancy,
                                               ") for parameter instanceTenancy is invalid. A ",
                                               "VPC's tenancy can only be changed to default."));
  }
  WT_TRY(CheckDryRun(in));
  vpc.tenancy = "default";
  ctx.Put(vpc);
  ModifyVpcTenancyResponse out;
  out.return_value = true;
  return out;
}

}  // namespace wt::ec2
