#include "services/route53/operations.h"
#include "services/route53/query_logging.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteQueryLoggingConfig.html
Result<DeleteQueryLoggingConfigResponse> DeleteQueryLoggingConfig(
    Context& scoped, const DeleteQueryLoggingConfigRequest& in) {
  Context ctx = scoped.Global();
  const QueryLoggingRow row = WT_TRY(FindQueryLogging(ctx, in.id));
  ctx.Erase<QueryLoggingRow>(row.id);
  return DeleteQueryLoggingConfigResponse{};
}

}  // namespace wt::route53
