#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetAddressAttribute.html
Result<ResetAddressAttributeResponse> ResetAddressAttribute(
    Context& ctx, const ResetAddressAttributeRequest& in) {
  AddressRow row = WT_TRY(FindAddress(ctx, in.allocation_id, std::nullopt));
  if (in.attribute != "domain-name") {
    return error::InvalidParameterValue(
        StrCat("Value (", in.attribute, ") for parameter attribute is invalid."));
  }
  WT_TRY(CheckDryRun(in));
  row.ptr_record.clear();
  ctx.Put(row);
  ResetAddressAttributeResponse out;
  out.address = AttributeOf(row);
  return out;
}

}  // namespace wt::ec2
