#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHealthChecks.html
Result<ListHealthChecksResponse> ListHealthChecks(Context& scoped,
                                                  const ListHealthChecksRequest& in) {
  Context ctx = scoped.Global();
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));
  ListHealthChecksResponse out;
  out.marker = in.marker.value_or("");
  out.max_items = StrCat(size);
  out.health_checks.present = true;
  for (const HealthCheckRow& row : ctx.Scan<HealthCheckRow>()) {
    if (in.marker && row.id < *in.marker) continue;
    if (static_cast<int64_t>(out.health_checks.size()) == size) {
      out.is_truncated = true;
      out.next_marker = row.id;
      break;
    }
    out.health_checks.push_back(ToApi(row));
  }
  return out;
}

}  // namespace wt::route53
