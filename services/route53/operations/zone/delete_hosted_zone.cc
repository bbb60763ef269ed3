#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/tags.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
Result<DeleteHostedZoneResponse> DeleteHostedZone(Context& scoped,
                                                  const DeleteHostedZoneRequest& in) {
  Context ctx = scoped.Global();
  const ZoneRow row = WT_TRY(FindZone(ctx, in.id));

  // 1. Only its own NS and SOA records may be left.
  for (const RecordRow& record : ctx.Scan<RecordRow>(row.id)) {
    const bool own = record.set->name == row.name && (record.type == "NS" || record.type == "SOA");
    if (!own) {
      return error::HostedZoneNotEmpty(
          "The specified hosted zone contains non-required resource record sets and so cannot be "
          "deleted.");
    }
  }
  // 2. With it go what hangs on it.
  for (const RecordRow& record : ctx.Rows<RecordRow>().Collect(row.account, row.region, row.id)) {
    ctx.Erase<RecordRow>(record.zone, record.sort_key, record.type, record.set_identifier);
  }
  for (const auto& one : ctx.Rows<AuthorizationRow>().Collect(row.account, row.region, row.id)) {
    ctx.Erase<AuthorizationRow>(one.zone, one.vpc);
  }
  for (const auto& one : ctx.Rows<QueryLoggingRow>().Collect(row.account, row.region)) {
    if (one.zone == row.id) ctx.Erase<QueryLoggingRow>(one.id);
  }
  EraseTags(ctx, "hostedzone", row.id);
  ctx.Erase<ZoneRow>(row.id);
  DeleteHostedZoneResponse out;
  out.change_info = BeginChange(ctx, row, std::nullopt);
  return out;
}

}  // namespace wt::route53
