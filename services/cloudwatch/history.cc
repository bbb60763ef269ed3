#include "services/cloudwatch/history.h"

#include <nlohmann/json.hpp>

#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/limits.h"

namespace wt::cloudwatch {
namespace {

using Json = nlohmann::ordered_json;

void Add(Context& ctx, const AlarmRow& row, std::string_view item_type, std::string summary,
         const Json& data) {
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
                          .data = data.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

Json StateJson(const AlarmRow& row) {
  const AlarmWords words = WordsOf(row);
  Json out{{"stateValue", laws::alarm_evaluation::StateName(row.state)},
           {"stateReason", words.reason}};
  if (!words.reason_data.empty()) {
    Json data = Json::parse(words.reason_data, nullptr, false);
    if (!data.is_discarded()) out["stateReasonData"] = std::move(data);
  }
  return out;
}

Json MetricAlarmJson(Context& ctx, const AlarmRow& row) {
  const MetricAlarm& config = *row.config;
  Json out{{"alarmName", row.name}, {"alarmArn", AlarmArn(ctx, row.name)}};
  const auto put = [&](const char* name, const auto& value) {
    if (value) out[name] = *value;
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
  out["dimensions"] = Json::array();
  for (const Dimension& dimension : config.dimensions) {
    out["dimensions"].push_back({{"name", dimension.name}, {"value", dimension.value}});
  }
  return out;
}

Json ConfigJson(Context& ctx, const AlarmRow& row) {
  Json out;
  if (row.composite) {
    out = {{"alarmName", row.name},
           {"alarmArn", AlarmArn(ctx, row.name)},
           {"alarmRule", row.composite_config->alarm_rule.value_or("")}};
    if (row.composite_config->alarm_description) {
      out["alarmDescription"] = *row.composite_config->alarm_description;
    }
  } else {
    out = MetricAlarmJson(ctx, row);
  }
  const AlarmWords words = WordsOf(row);
  out["actionsEnabled"] = words.actions_enabled;
  out["okactions"] = static_cast<const std::vector<std::string>&>(*words.ok_actions);
  out["alarmActions"] = static_cast<const std::vector<std::string>&>(*words.alarm_actions);
  out["insufficientDataActions"] =
      static_cast<const std::vector<std::string>&>(*words.insufficient_data_actions);
  out["stateValue"] = laws::alarm_evaluation::StateName(row.state);
  return out;
}

}  // namespace

void AddStateHistory(Context& ctx, const AlarmRow& before, const AlarmRow& after) {
  Add(ctx, after, "StateUpdate",
      StrCat("Alarm updated from ", laws::alarm_evaluation::StateName(before.state), " to ",
             laws::alarm_evaluation::StateName(after.state)),
      {{"version", "1.0"}, {"oldState", StateJson(before)}, {"newState", StateJson(after)}});
}

void AddConfigurationHistory(Context& ctx, const AlarmRow& row, std::string_view type) {
  const bool updated = type == "Update";
  const std::string summary = StrCat("Alarm \"", row.name, "\" ",
                                     type == "Create" ? "created"
                                     : updated        ? "updated"
                                                      : "deleted");
  Add(ctx, row, "ConfigurationUpdate", summary,
      {{"version", "1.0"},
       {"type", type},
       {type == "Create" ? "createdAlarm"
        : updated        ? "updatedAlarm"
                         : "deletedAlarm",
        ConfigJson(ctx, row)}});
}

void AddActionHistory(Context& ctx, const AlarmRow& row, std::string_view action,
                      std::string_view error) {
  const bool failed = !error.empty();
  Json data{{"actionState", failed ? "Failed" : "Succeeded"},
            {"stateUpdateTimestamp", row.state_updated_at.micros / 1000},
            {"notificationResource", action},
            {"publishedMessage", nullptr},
            {"error", nullptr},
            {"muteWindowEndTimestamp", nullptr}};
  if (failed) data["error"] = error;
  Add(ctx, row, "Action",
      failed ? StrCat("Failed to execute action ", action, ". Received error: \"", error, "\"")
             : StrCat("Successfully executed action ", action),
      data);
}

}  // namespace wt::cloudwatch
