#include "services/cloudwatch/composite.h"

#include <algorithm>

#include "emulator/laws/alarm_evaluation/alarm_rule.h"
#include "emulator/wire/json_text.h"
#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/history.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {
namespace {

namespace law = laws::alarm_evaluation;

std::optional<law::State> StateOf(Context& ctx, std::string_view name_or_arn) {
  const AlarmRow* row = ctx.Peek<AlarmRow>(AlarmNameOf(name_or_arn));
  return row ? std::optional(row->state) : std::nullopt;
}

// "Friday 22 July, 2022 15:57:45 UTC"
std::string LongDate(Instant at) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"Jan", "January"},  {"Feb", "February"},  {"Mar", "March"},    {"Apr", "April"},
      {"Jun", "June"},     {"Jul", "July"},      {"Aug", "August"},   {"Sep", "September"},
      {"Oct", "October"},  {"Nov", "November"},  {"Dec", "December"}, {"Mon", "Monday"},
      {"Tue", "Tuesday"},  {"Wed", "Wednesday"}, {"Thu", "Thursday"}, {"Fri", "Friday"},
      {"Sat", "Saturday"}, {"Sun", "Sunday"}};
  const auto whole = [](const std::string& shortened) {
    for (const auto& [brief, full] : kNames) {
      if (brief == shortened) return std::string(full);
    }
    return shortened;
  };
  const std::string http = FormatHttpDate(at);  // Fri, 22 Jul 2022 15:57:45 GMT
  return StrCat(whole(http.substr(0, 3)), " ", http.substr(5, 2), " ", whole(http.substr(8, 3)),
                ", ", http.substr(12, 4), " ", http.substr(17, 8), " UTC");
}

Result<void> CheckRule(Context& ctx, const PutCompositeAlarmInput& in, const law::AlarmRule& rule) {
  if (static_cast<int64_t>(rule.alarms().size()) > kAlarmRuleNamesMax) {
    return Invalid(StrCat("AlarmRule can reference at most ", kAlarmRuleNamesMax, " alarms."));
  }
  std::vector<std::string> missing;
  for (const std::string& alarm : rule.alarms()) {
    if (AlarmNameOf(alarm) == in.alarm_name) continue;  // A cycle, which AWS lets pass.
    if (!StateOf(ctx, alarm)) missing.emplace_back(AlarmNameOf(alarm));
  }
  if (!missing.empty()) {
    return Invalid(StrCat("Could not save the composite alarm as alarms [", Join(missing, ", "),
                          "] in the alarm rule do not exist"));
  }
  for (const std::string& alarm : rule.alarms()) {
    const std::vector<std::string> parents = ParentsOf(ctx, AlarmNameOf(alarm));
    const bool known = std::find(parents.begin(), parents.end(), in.alarm_name) != parents.end();
    if (!known && static_cast<int64_t>(parents.size()) >= kCompositesOfAlarmMax) {
      return Invalid(StrCat("Alarm ", AlarmNameOf(alarm), " is already referenced by ",
                            kCompositesOfAlarmMax, " composite alarms."));
    }
  }
  return {};
}

Result<void> CheckComposite(Context& ctx, const PutCompositeAlarmInput& in) {
  for (const auto* actions : {&in.alarm_actions, &in.ok_actions, &in.insufficient_data_actions}) {
    WT_TRY(CheckActions(*actions));
    for (const std::string& arn : *actions) {
      if (arn.starts_with("arn:aws:automate:") || arn.starts_with("arn:aws:autoscaling:") ||
          arn.starts_with("arn:aws:swf:")) {
        return Invalid(StrCat("Composite alarms do not support the action ", arn));
      }
    }
  }
  const bool waits = in.actions_suppressor_wait_period.has_value();
  const bool extends = in.actions_suppressor_extension_period.has_value();
  if (in.actions_suppressor && !(waits && extends)) {
    return Invalid(
        "ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod are required when "
        "ActionsSuppressor is specified.");
  }
  if (!in.actions_suppressor && (waits || extends)) {
    return Invalid(
        "ActionsSuppressor is required when ActionsSuppressorWaitPeriod or "
        "ActionsSuppressorExtensionPeriod is specified.");
  }
  if (in.actions_suppressor && !StateOf(ctx, *in.actions_suppressor)) {
    return Invalid(StrCat("Could not save the composite alarm as the actions suppressor ",
                          AlarmNameOf(*in.actions_suppressor), " does not exist"));
  }
  return {};
}

void Copy(const PutCompositeAlarmInput& in, CompositeAlarm& out) {
  out.actions_enabled = in.actions_enabled.value_or(true);
  out.alarm_actions = in.alarm_actions;
  out.ok_actions = in.ok_actions;
  out.insufficient_data_actions = in.insufficient_data_actions;
  for (auto* list : {&out.ok_actions, &out.alarm_actions, &out.insufficient_data_actions}) {
    list->present = true;
  }
  out.alarm_description = in.alarm_description;
  out.alarm_rule = in.alarm_rule;
  out.actions_suppressor = in.actions_suppressor;
  out.actions_suppressor_wait_period = in.actions_suppressor_wait_period;
  out.actions_suppressor_extension_period = in.actions_suppressor_extension_period;
}

}  // namespace

Result<void> PutComposite(Context& ctx, const PutCompositeAlarmInput& in) {
  // 1. The rule can be read, and what it names is there.
  const law::AlarmRule rule = WT_TRY(law::AlarmRule::Parse(in.alarm_rule));
  WT_TRY(CheckRule(ctx, in, rule));
  WT_TRY(CheckComposite(ctx, in));
  std::optional<AlarmRow> row = ctx.Find<AlarmRow>(in.alarm_name);
  if (row && !row->composite) {
    return Invalid(StrCat("A metric alarm with name ", in.alarm_name, " already exists."));
  }
  const bool is_new = !row.has_value();
  if (is_new) WT_TRY(CheckTags(ctx, AlarmArn(ctx, in.alarm_name), in.tags));

  // 2. The same again changes nothing; a change keeps the state.
  if (is_new) row.emplace();
  CompositeAlarm config = *row->composite_config;
  Copy(in, config);
  const auto text = [](const CompositeAlarm& alarm) {
    return wire::ToStoredJson(wire::ShapeOf<CompositeAlarm>(), &alarm);
  };
  if (!is_new && text(config) == text(*row->composite_config)) return {};
  row->name = in.alarm_name;
  row->composite = true;
  config.alarm_configuration_updated_timestamp = ctx.now();
  if (is_new) {
    config.state_reason = "Unchecked: Initial alarm creation";
    config.state_transitioned_timestamp = ctx.now();
    row->state_updated_at = ctx.now();
    row->phase = kPhaseMin;
  }

  // 3. Whom it looks at.
  for (const std::string& child : ChildrenOf(ctx, in.alarm_name)) {
    ctx.Erase<AlarmParentRow>(child, false, in.alarm_name);
  }
  if (row->composite_config->actions_suppressor) {
    ctx.Erase<AlarmParentRow>(AlarmNameOf(*row->composite_config->actions_suppressor), true,
                              in.alarm_name);
  }
  for (const std::string& alarm : rule.alarms()) {
    ctx.Put(AlarmParentRow{ctx.account(), ctx.region(), std::string(AlarmNameOf(alarm)), false,
                           in.alarm_name});
  }
  if (in.actions_suppressor) {
    ctx.Put(AlarmParentRow{ctx.account(), ctx.region(),
                           std::string(AlarmNameOf(*in.actions_suppressor)), true, in.alarm_name});
  }
  row->composite_config = std::move(config);
  ctx.Put(*row);
  if (is_new) PutTags(ctx, AlarmArn(ctx, row->name), in.tags);
  ctx.Trace(is_new ? "alarm_created" : "alarm_updated", {{"alarm", in.alarm_name}});
  AddConfigurationHistory(ctx, *row, is_new ? "Create" : "Update");

  // 4. Its first evaluation follows at once, but not in the request's own turn.
  ctx.RequestWake({.controller = kAlarmEvaluation,
                   .key = ctx.Key(in.alarm_name),
                   .due = ctx.now() + kPhaseMin,
                   .kind = sim::TimerKind::kPeriodic});
  return {};
}

std::vector<std::string> ParentsOf(Context& ctx, std::string_view child) {
  std::vector<std::string> parents;
  for (const AlarmParentRow& row : ctx.Scan<AlarmParentRow>(child, false)) {
    parents.push_back(row.parent);
  }
  return parents;
}

std::vector<std::string> ChildrenOf(Context& ctx, std::string_view parent) {
  std::vector<std::string> children;
  for (const AlarmParentRow& row :
       ctx.Rows<AlarmParentRow>().By<0>(ctx.account(), ctx.region(), parent)) {
    if (!row.suppressor) children.push_back(row.child);
  }
  return children;
}

void TellParents(Context& ctx, std::string_view child) {
  for (const std::string& parent : ParentsOf(ctx, child)) EvaluateComposite(ctx, parent, child);
  std::vector<std::string> held;
  for (const AlarmParentRow& row : ctx.Scan<AlarmParentRow>(child, true)) {
    held.push_back(row.parent);
  }
  for (const std::string& name : held) SettleSuppression(ctx, name);
}

void EvaluateComposite(Context& ctx, std::string_view name, std::string_view trigger) {
  const std::optional<AlarmRow> row = ctx.Find<AlarmRow>(name);
  if (!row || !row->composite) return;
  // 1. What the rule says now.
  const Result<law::AlarmRule> rule =
      law::AlarmRule::Parse(row->composite_config->alarm_rule.value_or("FALSE"));
  if (!rule.ok()) return;
  const bool holds = rule->Holds([&](std::string_view alarm) { return StateOf(ctx, alarm); });
  const law::State to = holds ? law::State::kAlarm : law::State::kOk;
  // A cycle ends here: an alarm that is where it should be tells nobody.
  if (to == row->state) return;

  // 2. In whose words: the alarm that led here, or the first that the rule names.
  std::string cause(trigger);
  if (cause.empty() && !rule->alarms().empty()) cause = AlarmNameOf(rule->alarms().front());
  const AlarmRow* of = ctx.Peek<AlarmRow>(cause);
  NewState state{.to = to};
  if (of != nullptr) {
    const std::string arn = AlarmArn(ctx, cause);
    state.reason = StrCat(arn, " transitioned to ", law::StateName(of->state), " at ",
                          LongDate(of->state_updated_at));
    wire::JsonObject seen;
    seen.Add("value", law::StateName(of->state));
    seen.Add("timestamp", law::FormatReasonTime(of->state_updated_at));
    const std::vector<wire::JsonObject> triggering = {
        wire::JsonObject().Add("arn", arn).Add("state", seen)};
    state.reason_data = wire::JsonObject().Add("triggeringAlarms", triggering).text();
  } else {
    state.reason = StrCat("AlarmRule evaluates to ", holds ? "TRUE" : "FALSE");
  }
  ChangeState(ctx, *row, std::move(state));
}

// --- Suppression: while its suppressor is in ALARM, or may soon be, actions wait -----------------

Suppression SuppressionOf(Context& ctx, const AlarmRow& row) {
  const CompositeAlarm& config = *row.composite_config;
  if (!config.actions_suppressor) return {};
  if (StateOf(ctx, *config.actions_suppressor) == law::State::kAlarm) return {true, "Alarm", ""};
  if (config.actions_suppressor_wait_period.value_or(0) > 0) return {true, "WaitPeriod", ""};
  return {};
}

void WakeForSuppression(Context& ctx, const AlarmRow& row) {
  std::optional<AlarmRow> held = ctx.Find<AlarmRow>(row.name);
  if (!held || (held->suppressed_by != "WaitPeriod" && held->suppressed_by != "ExtensionPeriod")) {
    return;
  }
  const CompositeAlarm& config = *held->composite_config;
  const int64_t seconds = held->suppressed_by == "WaitPeriod"
                              ? config.actions_suppressor_wait_period.value_or(0)
                              : config.actions_suppressor_extension_period.value_or(0);
  held->suppressed_until = ctx.now() + Seconds(seconds);
  ctx.RequestWake({.controller = kAlarmEvaluation,
                   .key = ctx.Key(held->name),
                   .due = held->suppressed_until,
                   .kind = sim::TimerKind::kPeriodic});
  ctx.Put(*std::move(held));
}

void SettleSuppression(Context& ctx, std::string_view name) {
  std::optional<AlarmRow> row = ctx.Find<AlarmRow>(name);
  if (!row || row->suppressed_by.empty()) return;
  const CompositeAlarm& config = *row->composite_config;
  const bool suppressor_on =
      config.actions_suppressor && StateOf(ctx, *config.actions_suppressor) == law::State::kAlarm;
  const std::string before = row->suppressed_by;
  if (suppressor_on) {
    row->suppressed_by = "Alarm";
  } else if (before == "Alarm" && config.actions_suppressor_extension_period.value_or(0) > 0) {
    row->suppressed_by = "ExtensionPeriod";
  } else if (before == "Alarm" || ctx.now() >= row->suppressed_until) {
    row->suppressed_by.clear();
  }
  if (row->suppressed_by == before) return;
  ctx.Put(*row);
  if (row->suppressed_by == "ExtensionPeriod") WakeForSuppression(ctx, *row);
  if (row->suppressed_by.empty()) RunHeldActions(ctx, *row);
}

}  // namespace wt::cloudwatch
