#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
Result<PutMetricAlarmResponse> PutMetricAlarm(Context& ctx, const PutMetricAlarmRequest& in) {
  WT_TRY(CheckMetricAlarm(in));
  if (ctx.Peek<AlarmRow>(in.alarm_name) == nullptr) {
    WT_TRY(CheckTags(ctx, AlarmArn(ctx, in.alarm_name), in.tags));
  }
  WT_TRY(PutAlarm(ctx, in));
  return PutMetricAlarmResponse{};
}

}  // namespace wt::cloudwatch
