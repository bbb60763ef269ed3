#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<catalog::Zone> PickZone(Context& ctx, const CreateSubnetRequest& in) {
  const std::vector<catalog::Zone> zones = catalog::ZonesOf(ctx.region());
  for (const catalog::Zone& zone : zones) {
    if (in.availability_zone && *in.availability_zone != zone.name) continue;
    if (in.availability_zone_id && *in.availability_zone_id != zone.zone_id) continue;
    return zone;
  }
  std::vector<std::string> names;
  for (const catalog::Zone& zone : zones) names.push_back(zone.name);
  const bool by_name = in.availability_zone.has_value();
  return error::InvalidParameterValue(
      StrCat("Value (", by_name ? *in.availability_zone : in.availability_zone_id.value_or(""),
             ") for parameter ", by_name ? "availabilityZone" : "availabilityZoneId",
             " is invalid. Subnets can currently only be created in the following availability "
             "zones: ",
             Join(names, ", "), "."));
}

Result<Cidr> CheckSubnetCidr(Context& ctx, const VpcRow& vpc, const std::string& text) {
  const std::optional<Cidr> cidr = ParseCidr(text);
  if (!cidr) {
    return error::InvalidParameterValue(StrCat("Value (", text,
                                               ") for parameter cidrBlock is invalid. This is not "
                                               "a valid CIDR block."));
  }
  bool inside = false;
  for (const Cidr& block : CidrsOf(ctx, vpc.id)) inside = inside || block.Contains(*cidr);
  if (!inside || cidr->prefix < 16 || cidr->prefix > 28) {
    return error::Of("InvalidSubnet.Range", StrCat("The CIDR '", text, "' is invalid."));
  }
  size_t count = 0;
  for (const SubnetRow& row : ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    ++count;
    if (ParseCidr(row.cidr)->Overlaps(*cidr)) {
      return error::Of("InvalidSubnet.Conflict",
                       StrCat("The CIDR '", text, "' conflicts with another subnet"));
    }
  }
  if (count >= kSubnetsPerVpcMax) {
    return error::Of("SubnetLimitExceeded",
                     "The maximum number of subnets in the VPC has been reached.");
  }
  return *cidr;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
Result<CreateSubnetResponse> CreateSubnet(Context& ctx, const CreateSubnetRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (!in.cidr_block || in.cidr_block->empty()) return error::MissingParameter("cidrBlock");
  if (in.ipv6_cidr_block || in.ipv6_native.value_or(false)) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement IPv6 blocks of a subnet.");
  }
  const Cidr cidr = WT_TRY(CheckSubnetCidr(ctx, vpc, *in.cidr_block));
  const catalog::Zone zone = WT_TRY(PickZone(ctx, in));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"subnet"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "subnet"));
  WT_TRY(CheckDryRun(in));

  const SubnetRow subnet = MakeSubnet(ctx, vpc, cidr, zone.name, zone.zone_id);
  WT_TRY(PutTags(ctx, subnet.id, tags));
  CreateSubnetResponse out;
  out.subnet = ToApi(ctx, subnet);
  return out;
}

}  // namespace wt::ec2
