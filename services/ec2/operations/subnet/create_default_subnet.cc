#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultSubnet.html
Result<CreateDefaultSubnetResponse> CreateDefaultSubnet(Context& ctx,
                                                        const CreateDefaultSubnetRequest& in) {
  std::optional<catalog::Zone> zone;
  for (const catalog::Zone& one : catalog::ZonesOf(ctx.region())) {
    const bool by_name = in.availability_zone && *in.availability_zone == one.name;
    const bool by_id = in.availability_zone_id && *in.availability_zone_id == one.zone_id;
    if (by_name || by_id) zone = one;
  }
  if (!in.availability_zone && !in.availability_zone_id) {
    return error::MissingParameter("availabilityZone");
  }
  if (!zone) {
    return error::InvalidParameterValue(
        StrCat("Value (", in.availability_zone.value_or(in.availability_zone_id.value_or("")),
               ") for parameter availabilityZone is invalid."));
  }
  const std::optional<VpcRow> vpc = DefaultVpc(ctx);
  if (!vpc) {
    return error::Of("DefaultVpcDoesNotExist",
                     "No default VPC exists for this account in this region.");
  }
  // The first /20 of the VPC that no subnet touches.
  std::vector<Cidr> taken;
  for (const SubnetRow& row : ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), vpc->id)) {
    if (row.default_for_az && row.az == zone->name) {
      return error::Of("DefaultSubnetAlreadyExistsInAvailabilityZone",
                       StrCat("'", row.id, "' is already the default subnet in ", row.az, "."));
    }
    taken.push_back(*ParseCidr(row.cidr));
  }
  WT_TRY(CheckDryRun(in));
  const Cidr block = *ParseCidr(vpc->cidr);
  for (uint64_t base = block.base; base < uint64_t{block.base} + block.size(); base += 1 << 12) {
    const Cidr candidate{static_cast<uint32_t>(base), 20};
    bool used = false;
    for (const Cidr& other : taken) used = used || other.Overlaps(candidate);
    if (used) continue;
    SubnetRow subnet = MakeSubnet(ctx, *vpc, candidate, zone->name, zone->zone_id);
    subnet.default_for_az = true;
    subnet.map_public_ip_on_launch = true;
    ctx.Put(subnet);
    CreateDefaultSubnetResponse out;
    out.subnet = ToApi(ctx, subnet);
    return out;
  }
  return error::Of("InsufficientCidrBlocks",
                   "There is not enough space in the default VPC for another default subnet.");
}

}  // namespace wt::ec2
