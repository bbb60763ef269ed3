#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyAddressAttribute.html
Result<ModifyAddressAttributeResponse> ModifyAddressAttribute(
    Context& ctx, const ModifyAddressAttributeRequest& in) {
  AddressRow row = WT_TRY(FindAddress(ctx, in.allocation_id, std::nullopt));
  if (!in.domain_name || in.domain_name->empty()) return error::MissingParameter("DomainName");
  WT_TRY(CheckDryRun(in));
  // Deviation: AWS wants an A record that leads back to the address; here any name is taken,
  // because the zone may be at another provider.
  row.ptr_record = *in.domain_name;
  if (!row.ptr_record.ends_with('.')) row.ptr_record += '.';
  ctx.Put(row);
  ModifyAddressAttributeResponse out;
  out.address = AttributeOf(row);
  return out;
}

}  // namespace wt::ec2
