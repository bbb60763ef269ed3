#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html
Result<EnableAlarmActionsResponse> EnableAlarmActions(Context& ctx,
                                                      const EnableAlarmActionsRequest& in) {
  SetActionsEnabled(ctx, in.alarm_names, true);
  return EnableAlarmActionsResponse{};
}

}  // namespace wt::cloudwatch
