#include "services/route53/query_logging.h"

#include "services/route53/errors.h"

namespace wt::route53 {

Result<QueryLoggingRow> FindQueryLogging(Context& ctx, std::string_view id) {
  std::optional<QueryLoggingRow> row = ctx.Global().Find<QueryLoggingRow>(id);
  if (!row) {
    return error::NoSuchQueryLoggingConfig(
        StrCat("There is no DNS query logging configuration with the id ", id, "."));
  }
  return *std::move(row);
}

QueryLoggingConfig ToApi(const QueryLoggingRow& row) {
  QueryLoggingConfig config;
  config.id = row.id;
  config.hosted_zone_id = row.zone;
  config.cloud_watch_logs_log_group_arn = row.log_group_arn;
  return config;
}

}  // namespace wt::route53
