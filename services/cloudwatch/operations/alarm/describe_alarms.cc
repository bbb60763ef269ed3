#include <algorithm>
#include <set>

#include "emulator/world/pager.h"
#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/composite.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {
namespace {

bool HasAction(const AlarmRow& row, std::string_view prefix) {
  const AlarmWords words = WordsOf(row);
  for (const auto* actions :
       {words.ok_actions, words.alarm_actions, words.insufficient_data_actions}) {
    if (std::any_of(actions->begin(), actions->end(),
                    [&](const std::string& arn) { return arn.starts_with(prefix); })) {
      return true;
    }
  }
  return false;
}

Error Combination(std::string_view a, std::string_view b) {
  return Invalid(StrCat(a, " and ", b, " cannot be specified together."));
}

Result<void> CheckFilters(const DescribeAlarmsRequest& in) {
  const bool names = in.alarm_names.given();
  if (names && in.alarm_name_prefix) return Combination("AlarmNames", "AlarmNamePrefix");
  if (in.children_of_alarm_name && in.parents_of_alarm_name) {
    return Combination("ChildrenOfAlarmName", "ParentsOfAlarmName");
  }
  if (in.children_of_alarm_name || in.parents_of_alarm_name) {
    // Such a call takes only page size and token beside it.
    if (names || in.alarm_name_prefix || in.alarm_types.given() || in.state_value ||
        in.action_prefix) {
      return Combination(in.children_of_alarm_name ? "ChildrenOfAlarmName" : "ParentsOfAlarmName",
                         "other filters");
    }
  }
  return {};
}

// The names asked for; nothing where it is all of them.
std::optional<std::set<std::string>> Wanted(Context& ctx, const DescribeAlarmsRequest& in) {
  std::vector<std::string> names;
  if (in.children_of_alarm_name) {
    names = ChildrenOf(ctx, AlarmNameOf(*in.children_of_alarm_name));
  } else if (in.parents_of_alarm_name) {
    names = ParentsOf(ctx, AlarmNameOf(*in.parents_of_alarm_name));
  } else if (in.alarm_names.given() && !in.alarm_names.empty()) {
    names = in.alarm_names;
  } else {
    return std::nullopt;
  }
  return std::set<std::string>(names.begin(), names.end());
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
Result<DescribeAlarmsResponse> DescribeAlarms(Context& ctx, const DescribeAlarmsRequest& in) {
  WT_TRY(CheckFilters(in));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kAlarmsPage,
                                   error::InvalidNextToken("The specified nextToken is invalid.")));
  const std::optional<std::set<std::string>> wanted = Wanted(ctx, in);

  // 1. Metric alarms alone, unless composite ones are asked for (or relations between them).
  const auto typed = [&](std::string_view type) {
    return std::find(in.alarm_types.begin(), in.alarm_types.end(), type) != in.alarm_types.end();
  };
  const bool related = in.children_of_alarm_name || in.parents_of_alarm_name;
  const bool composites = related || typed("CompositeAlarm");
  const bool metrics = related || in.alarm_types.empty() || typed("MetricAlarm");

  // 2. In order of name, page by page.
  DescribeAlarmsResponse out;
  out.metric_alarms.present = out.composite_alarms.present = true;
  const std::string prefix = in.alarm_name_prefix.value_or("");
  for (const AlarmRow& row : ctx.Rows<AlarmRow>().Scan(ctx.account(), ctx.region())) {
    if (pager.Before(row.name) || (row.composite ? !composites : !metrics)) continue;
    if (!row.name.starts_with(prefix)) continue;
    if (wanted && wanted->find(row.name) == wanted->end()) continue;
    if (in.state_value && laws::alarm_evaluation::StateName(row.state) != *in.state_value) continue;
    if (in.action_prefix && !HasAction(row, *in.action_prefix)) continue;
    if (!pager.Take(row.name)) break;
    // A page of relations names them only.
    if (row.composite) {
      out.composite_alarms.push_back(ToCompositeAlarm(ctx, row));
    } else {
      out.metric_alarms.push_back(ToMetricAlarm(ctx, row));
    }
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::cloudwatch
