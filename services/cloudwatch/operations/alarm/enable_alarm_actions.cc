#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/alarm.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html
Result<EnableAlarmActionsResponse> EnableAlarmActions(Context& ctx, const EnableAlarmActionsRequest& in) {
  SetActionsEnabled(ctx, in.alarm_names, true);
  return EnableAlarmActionsResponse{};
}

}  // namespace wt::cloudwatch
