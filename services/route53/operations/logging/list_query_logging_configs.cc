#include "emulator/world/pager.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/query_logging.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListQueryLoggingConfigs.html
Result<ListQueryLoggingConfigsResponse> ListQueryLoggingConfigs(
    Context& scoped, const ListQueryLoggingConfigsRequest& in) {
  Context ctx = scoped.Global();
  std::string zone;
  if (in.hosted_zone_id) zone = WT_TRY(FindZone(ctx, *in.hosted_zone_id)).id;
  const int64_t size = WT_TRY(PageSize(in.max_results, kPageDefault));
  Pager pager = WT_TRY(Pager::Open(in.next_token, size, size,
                                   error::InvalidPaginationToken("The next token is invalid.")));
  ListQueryLoggingConfigsResponse out;
  out.query_logging_configs.present = true;
  for (const QueryLoggingRow& row : ctx.Scan<QueryLoggingRow>()) {
    if ((!zone.empty() && row.zone != zone) || pager.Before(row.id)) continue;
    if (!pager.Take(row.id)) break;
    out.query_logging_configs.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::route53
