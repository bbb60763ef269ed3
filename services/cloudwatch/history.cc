#include "services/cloudwatch/history.h"

#include "emulator/wire/json_text.h"
#include "emulator/wire/node.h"
#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/limits.h"

namespace wt::cloudwatch {
namespace {

using wire::JsonObject;

void Add(Context& ctx, const AlarmRow& row, std::string_view item_type, std::string summary,
         const JsonObject& data) {
  // 1. Numbered on from the newest; what is too old goes.
  state::Table<AlarmHistoryRow>& table = ctx.Rows<AlarmHistoryRow>();
  const auto range = table.Scan(ctx.account(), ctx.region());
  int64_t id = 1;
  if (!range.empty()) {
    auto last = range.end();
    id = (--last)->id + 1;
    const AlarmHistoryRow& oldest = *range.begin();
    if (oldest.at + kHistoryKept < ctx.now()) {
      ctx.Erase<AlarmHistoryRow>(int64_t{oldest.id});
    }
  }
  // 2. The item.
  ctx.Put(AlarmHistoryRow{.account = ctx.account(),
                          .region = ctx.region(),
                          .id = id,
                          .alarm = row.name,
                          .type = row.composite ? "CompositeAlarm" : "MetricAlarm",
                          .at = ctx.now(),
                          .item_type = std::string(item_type),
                          .summary = std::move(summary),
                          .data = data.text()});
}

JsonObject StateJson(const AlarmRow& row) {
  const AlarmWords words = WordsOf(row);
  JsonObject out;
  out.Add("stateValue", laws::alarm_evaluation::StateName(row.state));
  out.Add("stateReason", words.reason);
  if (wire::ParseJson(words.reason_data).ok()) out.AddJson("stateReasonData", words.reason_data);
  return out;
}

JsonObject MetricAlarmJson(Context& ctx, const AlarmRow& row) {
  const MetricAlarm& config = *row.config;
  JsonObject out;
  out.Add("alarmName", row.name).Add("alarmArn", AlarmArn(ctx, row.name));
  const auto put = [&](const char* name, const auto& value) {
    if (value) out.Add(name, *value);
  };
  put("alarmDescription", config.alarm_description);
  put("metricName", config.metric_name);
  put("namespace", config.namespace_);
  put("statistic", config.statistic);
  put("extendedStatistic", config.extended_statistic);
  put("period", config.period);
  put("unit", config.unit);
  put("threshold", config.threshold);
  put("comparisonOperator", config.comparison_operator);
  put("evaluationPeriods", config.evaluation_periods);
  put("datapointsToAlarm", config.datapoints_to_alarm);
  put("treatMissingData", config.treat_missing_data);
  std::vector<JsonObject> dimensions;
  for (const Dimension& dimension : config.dimensions) {
    dimensions.push_back(JsonObject().Add("name", dimension.name).Add("value", dimension.value));
  }
  out.Add("dimensions", dimensions);
  return out;
}

JsonObject ConfigJson(Context& ctx, const AlarmRow& row) {
  JsonObject out;
  if (row.composite) {
    const CompositeAlarm& config = *row.composite_config;
    out.Add("alarmName", row.name).Add("alarmArn", AlarmArn(ctx, row.name));
    out.Add("alarmRule", config.alarm_rule.value_or(""));
    if (config.alarm_description) out.Add("alarmDescription", *config.alarm_description);
  } else {
    out = MetricAlarmJson(ctx, row);
  }
  const AlarmWords words = WordsOf(row);
  out.Add("actionsEnabled", words.actions_enabled);
  const auto list = [&](const char* name, const std::vector<std::string>& values) {
    out.Add(name, values);
  };
  list("okactions", *words.ok_actions);
  list("alarmActions", *words.alarm_actions);
  list("insufficientDataActions", *words.insufficient_data_actions);
  out.Add("stateValue", laws::alarm_evaluation::StateName(row.state));
  return out;
}

}  // namespace

void AddStateHistory(Context& ctx, const AlarmRow& before, const AlarmRow& after) {
  Add(ctx, after, "StateUpdate",
      StrCat("Alarm updated from ", laws::alarm_evaluation::StateName(before.state), " to ",
             laws::alarm_evaluation::StateName(after.state)),
      JsonObject()
          .Add("version", "1.0")
          .Add("oldState", StateJson(before))
          .Add("newState", StateJson(after)));
}

void AddConfigurationHistory(Context& ctx, const AlarmRow& row, std::string_view type) {
  const bool updated = type == "Update";
  const std::string summary = StrCat("Alarm \"", row.name, "\" ",
                                     type == "Create" ? "created"
                                     : updated        ? "updated"
                                                      : "deleted");
  Add(ctx, row, "ConfigurationUpdate", summary,
      JsonObject()
          .Add("version", "1.0")
          .Add("type", type)
          .Add(type == "Create" ? "createdAlarm"
               : updated        ? "updatedAlarm"
                                : "deletedAlarm",
               ConfigJson(ctx, row)));
}

void AddActionHistory(Context& ctx, const AlarmRow& row, std::string_view action,
                      std::string_view error) {
  const bool failed = !error.empty();
  JsonObject data;
  data.Add("actionState", failed ? "Failed" : "Succeeded");
  data.Add("stateUpdateTimestamp", row.state_updated_at.micros / 1000);
  data.Add("notificationResource", action);
  data.Add("publishedMessage", nullptr);
  if (failed) {
    data.Add("error", error);
  } else {
    data.Add("error", nullptr);
  }
  data.Add("muteWindowEndTimestamp", nullptr);
  Add(ctx, row, "Action",
      failed ? StrCat("Failed to execute action ", action, ". Received error: \"", error, "\"")
             : StrCat("Successfully executed action ", action),
      data);
}

}  // namespace wt::cloudwatch
