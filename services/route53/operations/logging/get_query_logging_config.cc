#include "services/route53/operations.h"
#include "services/route53/query_logging.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetQueryLoggingConfig.html
Result<GetQueryLoggingConfigResponse> GetQueryLoggingConfig(
    Context& ctx, const GetQueryLoggingConfigRequest& in) {
  GetQueryLoggingConfigResponse out;
  out.query_logging_config = ToApi(WT_TRY(FindQueryLogging(ctx, in.id)));
  return out;
}

}  // namespace wt::route53
