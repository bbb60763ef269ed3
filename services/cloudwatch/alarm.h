#pragma once

// Alarms: found, made, described, and moved from state to state.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

inline constexpr std::string_view kAlarmEvaluation = "cloudwatch.alarm_evaluation";

Error Invalid(std::string message);  // ValidationError, as CloudWatch answers for alarms.

std::string AlarmArn(Context& ctx, std::string_view name);
// The name in an alarm's name or ARN of this account and Region.
std::string_view AlarmNameOf(std::string_view name_or_arn);

// As DescribeAlarms answers.
MetricAlarm ToMetricAlarm(Context& ctx, const AlarmRow& row);
CompositeAlarm ToCompositeAlarm(Context& ctx, const AlarmRow& row);

// The words common to both kinds.
struct AlarmWords {
  std::string_view reason, reason_data;
  bool actions_enabled;
  const wire::List<std::string>* ok_actions;
  const wire::List<std::string>* alarm_actions;
  const wire::List<std::string>* insufficient_data_actions;
};
AlarmWords WordsOf(const AlarmRow& row);
const wire::List<std::string>& ActionsOf(const AlarmRow& row, laws::alarm_evaluation::State state);

// Checks what the model does not; puts nothing.
Result<void> CheckMetricAlarm(const PutMetricAlarmInput& in);
// Actions and tags, common to both kinds of alarm.
Result<void> CheckActions(const wire::List<std::string>& actions);

// The alarm is in `to` from now on: row, history, journal, event, actions, and the composite
// alarms that look at it.
struct NewState {
  laws::alarm_evaluation::State to;
  std::string reason, reason_data;
  std::vector<Sample> recent;  // Oldest first.
};
void ChangeState(Context& ctx, AlarmRow row, NewState state);
// Scaling actions run again while an alarm stays in a state; whether it has any for this one.
bool RepeatsIn(const AlarmRow& row, laws::alarm_evaluation::State state);
void RepeatActions(Context& ctx, const AlarmRow& row, std::string reason_data,
                   std::vector<Sample> recent);

// Those of its present state, which its suppressor had held back.
void RunHeldActions(Context& ctx, const AlarmRow& row);

// A pending evaluation for it, at its own second of the minute.
void WakeForEvaluation(Context& ctx, const AlarmRow& row);

// Names of no alarm are passed over.
void SetActionsEnabled(Context& ctx, const wire::List<std::string>& names, bool enabled);

void EraseAlarm(Context& ctx, const AlarmRow& row);

}  // namespace wt::cloudwatch
