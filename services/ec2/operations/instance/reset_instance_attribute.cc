#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetInstanceAttribute.html
Result<ResetInstanceAttributeResponse> ResetInstanceAttribute(
    Context& ctx, const ResetInstanceAttributeRequest& in) {
  InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  if (in.attribute != "sourceDestCheck" && in.attribute != "kernel" && in.attribute != "ramdisk") {
    return error::InvalidParameterValue(
        StrCat("Value (", in.attribute, ") for parameter attribute is invalid."));
  }
  WT_TRY(CheckDryRun(in));
  if (in.attribute == "sourceDestCheck") row.source_dest_check = true;
  ctx.Put(row);
  for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
    if (eni.device_index != 0 || in.attribute != "sourceDestCheck") continue;
    eni.source_dest_check = true;
    ctx.Put(eni);
  }
  return ResetInstanceAttributeResponse{};
}

}  // namespace wt::ec2
