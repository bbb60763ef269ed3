#include "services/ec2/ec2.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

// The servers of the reusable set that is named, or new ones.
Result<void> AssignNameServers(Context& ctx, const CreateHostedZoneRequest& in, ZoneRow& row) {
  if (row.is_private) {
    row.name_servers = PrivateNameServers();
    return {};
  }
  if (!in.delegation_set_id) {
    row.name_servers = DrawNameServers(ctx);
    return {};
  }
  const std::string_view id = ShortId(*in.delegation_set_id);
  const auto* set = ctx.Peek<DelegationSetRow>(id);
  if (set == nullptr) {
    return error::NoSuchDelegationSet(StrCat("The specified delegation set does not exist: ", id));
  }
  int64_t zones = 0;
  for (const ZoneRow& other : ctx.Scan<ZoneRow>()) {
    if (other.delegation_set != id) continue;
    ++zones;
    if (other.name == row.name) {
      return error::ConflictingDomainExists(
          StrCat("The hosted zone with the name ", row.name,
                 " already exists with the specified delegation set."));
    }
  }
  if (zones >= kZonesPerDelegationSetMax) {
    return error::DelegationSetNotAvailable("The delegation set has reached its limit of zones.");
  }
  row.delegation_set = id;
  row.name_servers = set->name_servers;
  return {};
}

// A caller reference makes one zone only, and an account holds so many.
Result<void> CheckRoom(Context& ctx, const CreateHostedZoneRequest& in) {
  int64_t zones = 0;
  for (const ZoneRow& other : ctx.Scan<ZoneRow>()) {
    ++zones;
    if (other.caller_reference == in.caller_reference) {
      return error::HostedZoneAlreadyExists(
          StrCat("A hosted zone has already been created with the specified caller reference: ",
                 in.caller_reference));
    }
  }
  if (zones >= kZonesMax) {
    return error::TooManyHostedZones(
        "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
Result<CreateHostedZoneResponse> CreateHostedZone(Context& scoped,
                                                  const CreateHostedZoneRequest& in) {
  Context ctx = scoped.Global();
  // 1. The name. Top-level domains belong to their registries.
  ZoneRow row;
  row.account = ctx.account();
  row.name = WT_TRY(CheckZoneName(in.name));
  row.is_private = in.vpc.has_value();
  for (const std::string_view top : {"com.", "net.", "org.", "edu.", "gov.", "mil.", "co.uk."}) {
    if (row.name == top && !row.is_private) {
      return error::InvalidDomainName(StrCat(top, " is reserved by AWS!"));
    }
  }
  // 2. Private zones belong to a VPC from the beginning.
  const bool wants_private =
      in.hosted_zone_config && in.hosted_zone_config->private_zone.value_or(false);
  if (wants_private && !in.vpc) {
    return error::InvalidInput(
        "When you're creating a private hosted zone (when you specify true for PrivateZone), you "
        "must also specify values for VPCId and VPCRegion.");
  }
  WT_TRY(CheckRoom(ctx, in));
  if (in.vpc) {
    const std::string vpc = WT_TRY(CheckVpc(ctx, *in.vpc));
    if (in.delegation_set_id) {
      return error::InvalidInput("A private hosted zone cannot use a reusable delegation set.");
    }
    if (const ZoneRow* other = ConflictingZone(ctx, row.name, vpc)) {
      return error::ConflictingDomainExists(
          StrCat("The VPC ", *in.vpc->vpc_id, " in region ", *in.vpc->vpc_region,
                 " has already been associated with the hosted zone ", other->id,
                 " with the same domain name."));
    }
    row.vpcs.push_back(vpc);
  }
  // 3. The zone with its name servers and the two records that it always has.
  WT_TRY(AssignNameServers(ctx, in, row));
  row.id = NewRoute53Id(ctx, "Z");
  row.caller_reference = in.caller_reference;
  if (in.hosted_zone_config) row.comment = in.hosted_zone_config->comment.value_or("");
  row.created_at = ctx.now();
  const auto& all = ctx.Rows<ZoneRow>().All();
  for (const ZoneRow& other : all) row.order = std::max(row.order, other.order + 1);
  PutApexRecords(ctx, row);
  ctx.Put(row);

  CreateHostedZoneResponse out;
  out.hosted_zone = ToApi(row);
  out.change_info = BeginChange(ctx, row, std::nullopt);
  if (std::optional<DelegationSet> set = DelegationSetOf(row)) out.delegation_set = *std::move(set);
  if (in.vpc) out.vpc = *in.vpc;
  out.location = Location(StrCat("hostedzone/", row.id));
  return out;
}

}  // namespace wt::route53
