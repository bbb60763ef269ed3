#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/limits.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
Result<AllocateAddressResponse> AllocateAddress(Context& ctx, const AllocateAddressRequest& in) {
  const std::string domain = in.domain.value_or("vpc");
  if (domain != "vpc" && domain != "standard") {
    return error::InvalidParameterValue(
        StrCat("Value (", domain, ") for parameter domain is invalid."));
  }
  if (in.address) {
    return error::Of("InvalidAddress.NotFound", StrCat("Address '", *in.address, "' not found."));
  }
  if (in.public_ipv4_pool && *in.public_ipv4_pool != "amazon") {
    return error::Of("InvalidPublicIpv4PoolID.NotFound",
                     StrCat("The public IPv4 pool ID '", *in.public_ipv4_pool, "' does not exist"));
  }
  if (in.network_border_group && *in.network_border_group != ctx.region()) {
    return error::InvalidParameterValue(StrCat("Value (", *in.network_border_group,
                                               ") for parameter networkBorderGroup is invalid."));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"elastic-ip"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "elastic-ip"));
  size_t count = 0;
  for ([[maybe_unused]] const AddressRow& row : ctx.Scan<AddressRow>()) ++count;
  if (count >= kAddressesMax) {
    return error::Of("AddressLimitExceeded", "The maximum number of addresses has been reached.");
  }
  WT_TRY(CheckDryRun(in));
  AddressRow row{.allocation_id = ctx.NewId("eipalloc-")};
  row.public_ip = NewPublicAddress(ctx);
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.allocation_id, tags));
  AllocateAddressResponse out;
  out.allocation_id = row.allocation_id;
  out.public_ip = row.public_ip;
  out.domain = "vpc";
  out.public_ipv4_pool = "amazon";
  out.network_border_group = ctx.region();
  return out;
}

}  // namespace wt::ec2
