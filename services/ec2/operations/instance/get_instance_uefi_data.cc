#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetInstanceUefiData.html
Result<GetInstanceUefiDataResponse> GetInstanceUefiData(Context& ctx,
                                                        const GetInstanceUefiDataRequest& in) {
  static_cast<void>(WT_TRY(FindInstance(ctx, in.instance_id)));
  WT_TRY(CheckDryRun(in));
  // Only instances that boot by UEFI have a variable store. None does: no system is run here.
  return error::Of(
      "UnsupportedOperation",
      StrCat("The instance '", in.instance_id, "' does not support the retrieval of UEFI data."));
}

}  // namespace wt::ec2
