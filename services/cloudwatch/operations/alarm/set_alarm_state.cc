#include "emulator/wire/node.h"
#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
Result<SetAlarmStateResponse> SetAlarmState(Context& ctx, const SetAlarmStateRequest& in) {
  // 1. The alarm and the JSON are in order.
  std::optional<AlarmRow> row = ctx.Find<AlarmRow>(in.alarm_name);
  if (!row) return error::ResourceNotFound("Alarm not found");
  if (in.state_reason_data && !wire::ParseJson(*in.state_reason_data).ok()) {
    return error::InvalidFormatFault("StateReasonData is not valid JSON.");
  }

  // 2. It holds until the next evaluation finds otherwise.
  const std::optional<laws::alarm_evaluation::State> state =
      laws::alarm_evaluation::ParseState(in.state_value);
  ChangeState(
      ctx, *std::move(row),
      {.to = *state, .reason = in.state_reason, .reason_data = in.state_reason_data.value_or("")});
  return SetAlarmStateResponse{};
}

}  // namespace wt::cloudwatch
