#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {
namespace {

constexpr std::string_view kHistoryToken = "wt1/history/";
constexpr int64_t kHistoryPage = 100;

bool IsWantedItem(const DescribeAlarmHistoryRequest& in, const AlarmHistoryRow& row) {
  const auto& types = in.alarm_types;
  // Metric alarms alone, unless the others are asked for.
  if (types.empty() ? row.type != "MetricAlarm"
                    : std::find(types.begin(), types.end(), row.type) == types.end()) {
    return false;
  }
  if (in.history_item_type && row.item_type != *in.history_item_type) return false;
  if (in.start_date && row.at < *in.start_date) return false;
  return !in.end_date || row.at <= *in.end_date;
}

AlarmHistoryItem ToItem(const AlarmHistoryRow& row) {
  return {.alarm_name = row.alarm,
          .alarm_type = row.type,
          .timestamp = row.at,
          .history_item_type = row.item_type,
          .history_summary = row.summary,
          .history_data = row.data};
}

// The last item that was given; 0 for the first page.
Result<int64_t> LastGiven(const std::optional<std::string>& token) {
  if (!token || token->empty()) return int64_t{0};
  const std::optional<std::string> text = Base64Decode(*token);
  if (text && text->starts_with(kHistoryToken)) {
    if (const auto id = ParseInt(std::string_view(*text).substr(kHistoryToken.size()))) return *id;
  }
  return error::InvalidNextToken("The specified nextToken is invalid.");
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
Result<DescribeAlarmHistoryResponse> DescribeAlarmHistory(Context& ctx,
                                                          const DescribeAlarmHistoryRequest& in) {
  if (in.start_date && in.end_date && *in.start_date > *in.end_date) {
    return Invalid("The parameter StartDate must be less than the parameter EndDate.");
  }
  const int64_t last = WT_TRY(LastGiven(in.next_token));
  const bool ascending = in.scan_by == "TimestampAscending";

  // 1. The items in question, oldest first; the history of a deleted alarm is still there.
  std::vector<const AlarmHistoryRow*> rows;
  const auto collect = [&](const auto& range) {
    for (const AlarmHistoryRow& row : range) {
      if (IsWantedItem(in, row)) rows.push_back(&row);
    }
  };
  if (in.alarm_name) {
    collect(ctx.Rows<AlarmHistoryRow>().By<0>(ctx.account(), ctx.region(), *in.alarm_name));
  } else {
    collect(ctx.Rows<AlarmHistoryRow>().Scan(ctx.account(), ctx.region()));
  }
  if (!ascending) std::reverse(rows.begin(), rows.end());

  // 2. The page after the last one given.
  DescribeAlarmHistoryResponse out;
  out.alarm_history_items.present = true;
  const auto limit = static_cast<size_t>(in.max_records.value_or(kHistoryPage));
  int64_t newest_given = 0;
  for (const AlarmHistoryRow* row : rows) {
    if (last != 0 && (ascending ? row->id <= last : row->id >= last)) continue;
    if (out.alarm_history_items.size() == limit) {
      out.next_token = Base64Encode(StrCat(kHistoryToken, newest_given));
      break;
    }
    newest_given = row->id;
    out.alarm_history_items.push_back(ToItem(*row));
  }
  return out;
}

}  // namespace wt::cloudwatch
