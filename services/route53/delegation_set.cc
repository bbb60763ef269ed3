#include "services/route53/delegation_set.h"

#include "services/route53/errors.h"
#include "services/route53/zone.h"

namespace wt::route53 {

Result<DelegationSetRow> FindDelegationSet(Context& ctx, std::string_view reference) {
  const std::string_view id = ShortId(reference);
  std::optional<DelegationSetRow> row = ctx.Global().Find<DelegationSetRow>(id);
  if (!row) {
    return error::NoSuchDelegationSet(StrCat("The specified delegation set does not exist: ", id));
  }
  return *std::move(row);
}

DelegationSet ToApi(const DelegationSetRow& row) {
  DelegationSet set;
  set.id = StrCat("/delegationset/", row.id);
  set.caller_reference = row.caller_reference;
  for (const std::string& server : row.name_servers) set.name_servers.push_back(server);
  return set;
}

int64_t ZonesOf(Context& ctx, const DelegationSetRow& row) {
  int64_t count = 0;
  Context global = ctx.Global();
  for (const ZoneRow& zone : global.Scan<ZoneRow>()) {
    if (zone.delegation_set == row.id) ++count;
  }
  return count;
}

}  // namespace wt::route53
