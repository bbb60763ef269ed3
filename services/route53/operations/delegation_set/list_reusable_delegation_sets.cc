#include "services/route53/delegation_set.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListReusableDelegationSets.html
Result<ListReusableDelegationSetsResponse> ListReusableDelegationSets(
    Context& scoped, const ListReusableDelegationSetsRequest& in) {
  Context ctx = scoped.Global();
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));
  ListReusableDelegationSetsResponse out;
  out.marker = in.marker.value_or("");
  out.max_items = StrCat(size);
  out.delegation_sets.present = true;
  for (const DelegationSetRow& row : ctx.Scan<DelegationSetRow>()) {
    if (in.marker && row.id < ShortId(*in.marker)) continue;
    if (static_cast<int64_t>(out.delegation_sets.size()) == size) {
      out.is_truncated = true;
      out.next_marker = row.id;
      break;
    }
    out.delegation_sets.push_back(ToApi(row));
  }
  return out;
}

}  // namespace wt::route53
