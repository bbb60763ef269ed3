#include <algorithm>
#include <vector>

#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/composite.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
Result<DeleteAlarmsResponse> DeleteAlarms(Context& ctx, const DeleteAlarmsRequest& in) {
  // 1. Any number of metric alarms, but one composite alarm. Names of no alarm are passed over.
  std::vector<AlarmRow> rows;
  for (const std::string& name : in.alarm_names) {
    const bool twice = std::any_of(rows.begin(), rows.end(),
                                   [&](const AlarmRow& row) { return row.name == name; });
    if (twice) continue;
    if (std::optional<AlarmRow> row = ctx.Find<AlarmRow>(name)) rows.push_back(*std::move(row));
  }
  const auto composites =
      std::count_if(rows.begin(), rows.end(), [](const AlarmRow& row) { return row.composite; });
  if (composites > 1) {
    return Invalid("Cannot delete more than one composite alarm in a single request.");
  }

  // 2. None that a composite alarm looks at.
  std::vector<std::string> held;
  for (const AlarmRow& row : rows) {
    if (!ParentsOf(ctx, row.name).empty()) held.push_back(row.name);
  }
  if (!held.empty()) {
    return Invalid(StrCat("Cannot delete ", Join(held, ","),
                          " as there are composite alarm(s) depending on ",
                          held.size() == 1 ? "it." : "them."));
  }

  // 3. They go, and what was planned for them; their history stays.
  for (const AlarmRow& row : rows) {
    ctx.Trace("alarm_deleted", {{"alarm", row.name}});
    EraseAlarm(ctx, row);
  }
  return DeleteAlarmsResponse{};
}

}  // namespace wt::cloudwatch
