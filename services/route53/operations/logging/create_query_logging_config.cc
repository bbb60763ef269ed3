#include "emulator/base/arn.h"
#include "services/logs/logs.h"
#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/query_logging.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html
// Deviation: AWS writes a line for each query into the log group and looks whether its resource
// policy lets Route 53 write; here the group is there and nothing written; because nobody asks the
// simulated name servers but tests.
Result<CreateQueryLoggingConfigResponse> CreateQueryLoggingConfig(
    Context& scoped, const CreateQueryLoggingConfigRequest& in) {
  Context ctx = scoped.Global();
  const ZoneRow zone = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  if (zone.is_private) {
    return error::InvalidInput("Query logging is for public hosted zones.");
  }
  const std::optional<Arn> arn = ParseArn(in.cloud_watch_logs_log_group_arn);
  if (!arn || arn->service != "logs" || !arn->resource.starts_with("log-group:")) {
    return error::InvalidInput("The ARN for the CloudWatch Logs log group is invalid.");
  }
  if (arn->region != "us-east-1") {
    return error::InvalidInput("The CloudWatch Logs log group must be in us-east-1.");
  }
  std::string_view group = std::string_view(arn->resource).substr(10);
  if (group.ends_with(":*")) group.remove_suffix(2);
  if (!logs::FindLogGroup(ctx, ctx.account(), arn->region, group)) {
    return error::NoSuchCloudWatchLogsLogGroup(
        "There is no CloudWatch Logs log group with the "
        "specified ARN.");
  }
  for (const QueryLoggingRow& other : ctx.Scan<QueryLoggingRow>()) {
    if (other.zone == zone.id) {
      return error::QueryLoggingConfigAlreadyExists(
          "A query logging configuration already exists for this hosted zone.");
    }
  }
  QueryLoggingRow row;
  row.account = ctx.account();
  row.id = ctx.rng("ids").Uuid();
  row.zone = zone.id;
  row.log_group_arn = in.cloud_watch_logs_log_group_arn;
  ctx.Put(row);
  CreateQueryLoggingConfigResponse out;
  out.query_logging_config = ToApi(row);
  out.location = Location(StrCat("queryloggingconfig/", row.id));
  return out;
}

}  // namespace wt::route53
