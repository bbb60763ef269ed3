#include <algorithm>

#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddressesAttribute.html
Result<DescribeAddressesAttributeResponse> DescribeAddressesAttribute(
    Context& ctx, const DescribeAddressesAttributeRequest& in) {
  if (in.attribute.value_or("domain-name") != "domain-name") {
    return error::InvalidParameterValue(
        StrCat("Value (", *in.attribute, ") for parameter attribute is invalid."));
  }
  const auto& ids = in.allocation_ids;
  for (const std::string& id : ids) {
    if (!ctx.Find<AddressRow>(id)) return AllocationNotFound({id});
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false, {.min = 1}));
  WT_TRY(CheckDryRun(in));
  DescribeAddressesAttributeResponse out;
  out.addresses.present = true;
  for (const AddressRow& row : ctx.Scan<AddressRow>()) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.allocation_id) == ids.end()) continue;
    if (pager.Before(row.allocation_id)) continue;
    if (!pager.Take(row.allocation_id)) break;
    out.addresses.push_back(AttributeOf(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
