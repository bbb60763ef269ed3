#include "services/route53/delegation_set.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateReusableDelegationSet.html
Result<CreateReusableDelegationSetResponse> CreateReusableDelegationSet(
    Context& scoped, const CreateReusableDelegationSetRequest& in) {
  Context ctx = scoped.Global();
  int64_t count = 0;
  for (const DelegationSetRow& other : ctx.Scan<DelegationSetRow>()) {
    ++count;
    if (other.caller_reference == in.caller_reference) {
      return error::DelegationSetAlreadyCreated(
          "A delegation set with the same owner and caller reference combination has already been "
          "created.");
    }
  }
  if (count >= kDelegationSetsMax) {
    return error::LimitsExceeded(
        "Limits Exceeded: MAX_REUSABLE_DELEGATION_SETS_BY_OWNER - Cannot create more.");
  }
  DelegationSetRow row;
  row.account = ctx.account();
  row.id = NewRoute53Id(ctx, "N");
  row.caller_reference = in.caller_reference;

  // With a zone given, its own name servers are marked as reusable.
  if (in.hosted_zone_id) {
    const std::string_view id = ShortId(*in.hosted_zone_id);
    std::optional<ZoneRow> zone = ctx.Find<ZoneRow>(id);
    if (!zone) return error::HostedZoneNotFound(StrCat("The hosted zone ", id, " was not found."));
    if (!zone->delegation_set.empty()) {
      return error::DelegationSetAlreadyReusable(
          "The specified delegation set has already been marked as reusable.");
    }
    if (zone->is_private) {
      return error::InvalidArgument("The delegation set of a private zone cannot be reusable.");
    }
    row.name_servers = zone->name_servers;
    zone->delegation_set = row.id;
    ctx.Put(*std::move(zone));
  } else {
    row.name_servers = DrawNameServers(ctx);
  }
  ctx.Put(row);
  CreateReusableDelegationSetResponse out;
  out.delegation_set = ToApi(row);
  out.location = Location(StrCat("delegationset/", row.id));
  return out;
}

}  // namespace wt::route53
