#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html
Result<ReleaseAddressResponse> ReleaseAddress(Context& ctx, const ReleaseAddressRequest& in) {
  const AddressRow row = WT_TRY(FindAddress(ctx, in.allocation_id, in.public_ip));
  if (!row.association_id.empty()) {
    return error::Of("InvalidIPAddress.InUse", StrCat("Address ", row.public_ip, " is in use."));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<AddressRow>(row.allocation_id);
  EraseTags(ctx, row.allocation_id);
  return ReleaseAddressResponse{};
}

}  // namespace wt::ec2
