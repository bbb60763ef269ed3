#include <algorithm>

#include "emulator/laws/name_resolution/name_resolution.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByName.html
Result<ListHostedZonesByNameResponse> ListHostedZonesByName(
    Context& scoped, const ListHostedZonesByNameRequest& in) {
  namespace law = laws::name_resolution;
  Context ctx = scoped.Global();
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));

  // 1. Where to begin. An id without a name is refused.
  std::pair<std::string, std::string> start;
  if (in.dns_name && !in.dns_name->empty()) {
    const std::string name = WT_TRY(CheckZoneName(*in.dns_name));
    start = {law::SortKey(name), in.hosted_zone_id ? std::string(ShortId(*in.hosted_zone_id)) : ""};
  } else if (in.hosted_zone_id) {
    return error::InvalidInput("HostedZoneId cannot be specified without DNSName.");
  }

  // 2. By labels from the top, then by id.
  std::vector<std::pair<std::pair<std::string, std::string>, const ZoneRow*>> order;
  for (const ZoneRow& row : ctx.Scan<ZoneRow>()) {
    std::pair<std::string, std::string> key{law::SortKey(row.name), row.id};
    if (key >= start) order.emplace_back(std::move(key), &row);
  }
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });

  ListHostedZonesByNameResponse out;
  out.dns_name = in.dns_name;
  if (in.hosted_zone_id) out.hosted_zone_id = std::string(ShortId(*in.hosted_zone_id));
  out.max_items = StrCat(size);
  out.hosted_zones.present = true;
  for (const auto& [key, row] : order) {
    if (static_cast<int64_t>(out.hosted_zones.size()) == size) {
      out.is_truncated = true;
      out.next_dns_name = row->name;
      out.next_hosted_zone_id = row->id;
      break;
    }
    out.hosted_zones.push_back(ToApi(*row));
  }
  return out;
}

}  // namespace wt::route53
