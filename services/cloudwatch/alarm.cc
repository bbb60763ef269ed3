#include "services/cloudwatch/alarm.h"

#include <algorithm>

#include "services/cloudwatch/composite.h"
#include "services/cloudwatch/history.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {
namespace {

namespace law = laws::alarm_evaluation;

bool IsScalingAction(std::string_view arn) {
  return arn.starts_with("arn:aws:autoscaling:") && arn.find(":scalingPolicy:") != arn.npos;
}

bool AnyScaling(const wire::List<std::string>& actions) {
  return std::any_of(actions.begin(), actions.end(),
                     [](const std::string& arn) { return IsScalingAction(arn); });
}

void Copy(const PutMetricAlarmInput& in, MetricAlarm& out) {
  out.alarm_description = in.alarm_description;
  out.actions_enabled = in.actions_enabled.value_or(true);
  out.ok_actions = in.ok_actions;
  out.alarm_actions = in.alarm_actions;
  out.insufficient_data_actions = in.insufficient_data_actions;
  out.metric_name = in.metric_name;
  out.namespace_ = in.namespace_;
  out.statistic = in.statistic;
  out.extended_statistic = in.extended_statistic;
  out.dimensions = in.dimensions;
  out.period = in.period;
  out.unit = in.unit;
  out.evaluation_periods = in.evaluation_periods;
  out.datapoints_to_alarm = in.datapoints_to_alarm;
  out.threshold = in.threshold;
  out.comparison_operator = in.comparison_operator;
  out.treat_missing_data = in.treat_missing_data;
  out.evaluate_low_sample_count_percentile = in.evaluate_low_sample_count_percentile;
  out.metrics = in.metrics;
  for (MetricDataQuery& query : out.metrics) {
    if (!query.return_data) query.return_data = true;
  }
  out.threshold_metric_id = in.threshold_metric_id;
  for (auto* list : {&out.ok_actions, &out.alarm_actions, &out.insufficient_data_actions}) {
    list->present = true;
  }
  out.dimensions.present = true;
}

// What an evaluation needs, taken out of the configuration once.
void Prepare(Context& ctx, AlarmRow& row) {
  const MetricAlarm& config = *row.config;
  row.rule.comparison = law::ParseComparison(config.comparison_operator.value_or(""))
                            .value_or(law::Comparison::kGreater);
  row.rule.threshold = config.threshold.value_or(0);
  row.rule.periods = config.evaluation_periods.value_or(1);
  row.rule.datapoints = config.datapoints_to_alarm.value_or(row.rule.periods);
  row.rule.missing = law::ParseMissing(config.treat_missing_data.value_or("missing"))
                         .value_or(law::Missing::kMissing);
  // Amazon DynamoDB's alarms always treat missing points as "ignore".
  if (config.namespace_ == "AWS/DynamoDB") row.rule.missing = law::Missing::kIgnore;
  row.metric = 0;
  row.unit = config.unit ? UnitNumber(*config.unit) : kAnyUnit;
  row.period = config.period.value_or(60);
  if (config.metrics.empty()) {
    row.metric = InternMetric(ctx, config.namespace_.value_or(""), config.metric_name.value_or(""),
                              config.dimensions);
    const std::string& name =
        config.statistic ? *config.statistic : config.extended_statistic.value_or("Average");
    row.statistic = laws::metric_statistics::ParseStatistic(name).value_or(
        laws::metric_statistics::Statistic{});
  } else {
    // The period of a math alarm is its returned query's; of an expression, its metrics'.
    int64_t period = 0;
    for (const MetricDataQuery& query : config.metrics) {
      if (query.period) period = std::max(period, *query.period);
      if (query.metric_stat) period = std::max(period, query.metric_stat->period);
    }
    row.period = period > 0 ? period : 60;
  }
  row.repeats = AnyScaling(config.alarm_actions) || AnyScaling(config.ok_actions) ||
                AnyScaling(config.insufficient_data_actions);
}

void EraseAndTell(Context& ctx, const AlarmRow& row) {
  ctx.CancelWake(kAlarmEvaluation, ctx.Key(row.name));
  EraseTags(ctx, AlarmArn(ctx, row.name));
  for (const std::string& child : ChildrenOf(ctx, row.name)) {
    ctx.Erase<AlarmParentRow>(child, false, row.name);
  }
  if (row.composite && row.composite_config->actions_suppressor) {
    ctx.Erase<AlarmParentRow>(AlarmNameOf(*row.composite_config->actions_suppressor), true,
                              row.name);
  }
  ctx.Erase<AlarmRow>(row.name);
  ctx.Publish(AlarmDeleted{ctx.account(), ctx.region(), row.name, AlarmArn(ctx, row.name)});
}

AlarmStateChanged EventOf(Context& ctx, const AlarmRow& row, law::State from) {
  const AlarmWords words = WordsOf(row);
  AlarmStateChanged event{.account = ctx.account(),
                          .region = ctx.region(),
                          .alarm_name = row.name,
                          .alarm_arn = AlarmArn(ctx, row.name),
                          .from = std::string(law::StateName(from)),
                          .to = std::string(law::StateName(row.state)),
                          .reason = std::string(words.reason),
                          .reason_data = std::string(words.reason_data),
                          .actions = ActionsOf(row, row.state),
                          .actions_enabled = words.actions_enabled};
  if (!row.composite) event.threshold = row.config->threshold;
  return event;
}

// Deviation: AWS tells when an SNS topic, function or other target of an action refuses it; here an
// action that no part of the world carries out is recorded as done, because there are no such
// targets to ask.
void CarryOut(Context& ctx, const AlarmRow& row, const AlarmStateChanged& event) {
  ctx.Publish(event);
  if (!event.actions_enabled || event.repeated) return;
  for (const std::string& action : event.actions) {
    const auto failed = std::find_if(event.failed.begin(), event.failed.end(),
                                     [&](const auto& entry) { return entry.first == action; });
    AddActionHistory(ctx, row, action,
                     failed == event.failed.end() ? "" : std::string_view(failed->second));
  }
}

}  // namespace

Error Invalid(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

std::string AlarmArn(Context& ctx, std::string_view name) {
  return ctx.ArnOf("cloudwatch", StrCat("alarm:", name));
}

std::string_view AlarmNameOf(std::string_view name_or_arn) {
  if (!name_or_arn.starts_with("arn:")) return name_or_arn;
  const size_t at = name_or_arn.find(":alarm:");
  return at == std::string_view::npos ? name_or_arn : name_or_arn.substr(at + 7);
}

AlarmWords WordsOf(const AlarmRow& row) {
  const auto text = [](const std::optional<std::string>& held) {
    return held ? std::string_view(*held) : std::string_view();
  };
  if (row.composite) {
    const CompositeAlarm& config = *row.composite_config;
    return {text(config.state_reason),
            text(config.state_reason_data),
            config.actions_enabled.value_or(true),
            &config.ok_actions,
            &config.alarm_actions,
            &config.insufficient_data_actions};
  }
  const MetricAlarm& config = *row.config;
  return {text(config.state_reason),
          text(config.state_reason_data),
          config.actions_enabled.value_or(true),
          &config.ok_actions,
          &config.alarm_actions,
          &config.insufficient_data_actions};
}

const wire::List<std::string>& ActionsOf(const AlarmRow& row, law::State state) {
  const AlarmWords words = WordsOf(row);
  switch (state) {
    case law::State::kOk:
      return *words.ok_actions;
    case law::State::kAlarm:
      return *words.alarm_actions;
    case law::State::kInsufficientData:
      break;
  }
  return *words.insufficient_data_actions;
}

MetricAlarm ToMetricAlarm(Context& ctx, const AlarmRow& row) {
  MetricAlarm out = *row.config;
  out.alarm_name = row.name;
  out.alarm_arn = AlarmArn(ctx, row.name);
  out.state_value = law::StateName(row.state);
  out.state_updated_timestamp = row.state_updated_at;
  return out;
}

CompositeAlarm ToCompositeAlarm(Context& ctx, const AlarmRow& row) {
  CompositeAlarm out = *row.composite_config;
  out.alarm_name = row.name;
  out.alarm_arn = AlarmArn(ctx, row.name);
  out.state_value = law::StateName(row.state);
  out.state_updated_timestamp = row.state_updated_at;
  if (!row.suppressed_by.empty()) {
    out.actions_suppressed_by = row.suppressed_by;
    out.actions_suppressed_reason = StrCat("Actions suppressed by ", row.suppressed_by);
  }
  return out;
}

Result<void> PutAlarm(Context& ctx, const PutMetricAlarmInput& in) {
  // 1. The same again changes nothing; a change keeps the state.
  std::optional<AlarmRow> row = ctx.Find<AlarmRow>(in.alarm_name);
  if (row && row->composite) {
    return Invalid(StrCat("A composite alarm with name ", in.alarm_name, " already exists."));
  }
  const bool is_new = !row.has_value();
  if (is_new) row.emplace();
  MetricAlarm config = *row->config;
  Copy(in, config);
  const auto text = [](const MetricAlarm& alarm) {
    return wire::ToStoredJson(wire::ShapeOf<MetricAlarm>(), &alarm);
  };
  if (!is_new && text(config) == text(*row->config)) return {};

  // 2. A new one has seen nothing yet.
  row->name = in.alarm_name;
  config.alarm_configuration_updated_timestamp = ctx.now();
  if (is_new) {
    config.state_reason = "Unchecked: Initial alarm creation";
    config.state_transitioned_timestamp = ctx.now();
    row->state_updated_at = ctx.now();
    row->phase = ctx.rng("cloudwatch.alarm_phase").Between(kPhaseMin, kPhaseMax);
  }
  row->config = std::move(config);
  Prepare(ctx, *row);
  ctx.Put(*row);
  if (is_new) PutTags(ctx, AlarmArn(ctx, row->name), in.tags);
  ctx.Trace(is_new ? "alarm_created" : "alarm_updated", {{"alarm", in.alarm_name}});
  AddConfigurationHistory(ctx, *row, is_new ? "Create" : "Update");
  WakeForEvaluation(ctx, *row);
  return {};
}

void DeleteAlarm(Context& ctx, std::string_view name) {
  if (const std::optional<AlarmRow> row = ctx.Find<AlarmRow>(name)) EraseAlarm(ctx, *row);
}

void EraseAlarm(Context& ctx, const AlarmRow& row) {
  AddConfigurationHistory(ctx, row, "Delete");
  EraseAndTell(ctx, row);
}

void SetActionsEnabled(Context& ctx, const wire::List<std::string>& names, bool enabled) {
  for (const std::string& name : names) {
    std::optional<AlarmRow> row = ctx.Find<AlarmRow>(name);
    if (!row || WordsOf(*row).actions_enabled == enabled) continue;
    row->config->actions_enabled = enabled;
    row->composite_config->actions_enabled = enabled;
    ctx.Put(*row);
    AddConfigurationHistory(ctx, *row, "Update");
  }
}

std::vector<std::string> AlarmsWithAction(Context& ctx, std::string_view action) {
  std::vector<std::string> names;
  for (const AlarmRow& row : ctx.Scan<AlarmRow>()) {
    const wire::List<std::string>& actions = *WordsOf(row).alarm_actions;
    if (std::find(actions.begin(), actions.end(), action) != actions.end()) {
      names.push_back(row.name);
    }
  }
  return names;
}

std::optional<AlarmView> FindAlarm(Turn& turn, std::string_view account, std::string_view region,
                                   std::string_view name) {
  const AlarmRow* row = turn.Peek<AlarmRow>(account, region, AlarmNameOf(name));
  if (row == nullptr) return std::nullopt;
  const AlarmWords words = WordsOf(*row);
  return AlarmView{
      .name = row->name,
      .arn = StrCat("arn:aws:cloudwatch:", region, ":", account, ":alarm:", row->name),
      .state = std::string(law::StateName(row->state)),
      .reason = std::string(words.reason),
      .state_updated_at = row->state_updated_at,
      .threshold = row->config->threshold,
      .comparison = row->config->comparison_operator.value_or(""),
      .window =
          Seconds(row->composite ? 0 : row->period * row->config->evaluation_periods.value_or(1)),
      .actions_enabled = words.actions_enabled,
      .alarm_actions = *words.alarm_actions};
}

void WakeForEvaluation(Context& ctx, const AlarmRow& row) {
  // Every minute, or every ten seconds where the period is shorter than that.
  const Duration cadence = row.period < 60 && !row.composite ? Seconds(10) : Seconds(60);
  const Instant since = AlignDown(ctx.now(), cadence) + Duration{row.phase.micros % cadence.micros};
  const Instant due = since > ctx.now() ? since : since + cadence;
  ctx.RequestWake({.controller = kAlarmEvaluation,
                   .key = ctx.Key(row.name),
                   .due = due,
                   .kind = sim::TimerKind::kPeriodic});
}

void ChangeState(Context& ctx, AlarmRow row, NewState state) {
  // 1. The row and its words.
  const law::State from = row.state;
  const AlarmRow before = row;
  row.state = state.to;
  row.state_updated_at = ctx.now();
  const auto write = [&](auto& config) {
    config.state_reason = std::move(state.reason);
    config.state_reason_data = std::move(state.reason_data);
    if (config.state_reason_data->empty()) config.state_reason_data.reset();
    if (from != row.state || !config.state_transitioned_timestamp) {
      config.state_transitioned_timestamp = ctx.now();
    }
  };
  if (row.composite) {
    write(*row.composite_config);
  } else {
    write(*row.config);
  }

  // 2. The suppressor of a composite alarm may hold its actions back.
  const bool changed = from != row.state;
  Suppression suppression;
  if (row.composite && changed) {
    suppression = SuppressionOf(ctx, row);
    row.suppressed_by = suppression.by;
  }

  // 3. The journal and the history.
  const std::string reason(WordsOf(row).reason);
  const int64_t entry =
      ctx.Trace("alarm_state_changed", {{"alarm", row.name},
                                        {"from", std::string(law::StateName(from))},
                                        {"to", std::string(law::StateName(row.state))},
                                        {"reason", reason}});
  row.entry = entry;
  ctx.Put(row);
  AddStateHistory(ctx, before, row);

  // 4. Actions, then those that look at this alarm.
  const Because because(ctx, entry);
  if (!changed) return;
  AlarmStateChanged event = EventOf(ctx, row, from);
  event.recent = std::move(state.recent);
  if (suppression.active) {
    event.actions_enabled = false;
    WakeForSuppression(ctx, row);
  }
  CarryOut(ctx, row, event);
  TellParents(ctx, row.name);
}

bool RepeatsIn(const AlarmRow& row, law::State state) {
  return WordsOf(row).actions_enabled && AnyScaling(ActionsOf(row, state));
}

void RepeatActions(Context& ctx, const AlarmRow& row, std::string reason_data,
                   std::vector<Sample> recent) {
  AlarmStateChanged event = EventOf(ctx, row, row.state);
  std::erase_if(event.actions, [](const std::string& arn) { return !IsScalingAction(arn); });
  event.reason_data = std::move(reason_data);
  event.recent = std::move(recent);
  event.repeated = true;
  CarryOut(ctx, row, event);
}

void RunHeldActions(Context& ctx, const AlarmRow& row) {
  CarryOut(ctx, row, EventOf(ctx, row, row.state));
}

}  // namespace wt::cloudwatch
