#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html
Result<ListHostedZonesResponse> ListHostedZones(Context& scoped, const ListHostedZonesRequest& in) {
  Context ctx = scoped.Global();
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));
  const std::string_view set = in.delegation_set_id ? ShortId(*in.delegation_set_id) : "";
  if (!set.empty() && ctx.Peek<DelegationSetRow>(set) == nullptr) {
    return error::NoSuchDelegationSet(StrCat("The specified delegation set does not exist: ", set));
  }
  ListHostedZonesResponse out;
  out.marker = in.marker.value_or("");
  out.max_items = StrCat(size);
  out.hosted_zones.present = true;
  for (const ZoneRow& row : ctx.Scan<ZoneRow>()) {
    // The marker is the first zone of this page.
    if (in.marker && row.id < ShortId(*in.marker)) continue;
    if (!set.empty() && row.delegation_set != set) continue;
    if (in.hosted_zone_type && !row.is_private) continue;
    if (static_cast<int64_t>(out.hosted_zones.size()) == size) {
      out.is_truncated = true;
      out.next_marker = row.id;
      break;
    }
    out.hosted_zones.push_back(ToApi(row));
  }
  return out;
}

}  // namespace wt::route53
