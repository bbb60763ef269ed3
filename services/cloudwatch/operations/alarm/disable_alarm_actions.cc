#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html
Result<DisableAlarmActionsResponse> DisableAlarmActions(Context& ctx,
                                                        const DisableAlarmActionsRequest& in) {
  SetActionsEnabled(ctx, in.alarm_names, false);
  return DisableAlarmActionsResponse{};
}

}  // namespace wt::cloudwatch
