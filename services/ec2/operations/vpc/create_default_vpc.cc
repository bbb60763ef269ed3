#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultVpc.html
Result<CreateDefaultVpcResponse> CreateDefaultVpc(Context& ctx, const CreateDefaultVpcRequest& in) {
  if (DefaultVpc(ctx)) {
    return error::Of("DefaultVpcAlreadyExists",
                     "A Default VPC already exists for this account in this region.");
  }
  WT_TRY(CheckDryRun(in));
  MakeDefaults(ctx);
  CreateDefaultVpcResponse out;
  out.vpc = ToApi(ctx, *DefaultVpc(ctx));
  out.vpc->state = "pending";
  return out;
}

}  // namespace wt::ec2
