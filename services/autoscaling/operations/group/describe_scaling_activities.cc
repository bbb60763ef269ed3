#include <algorithm>
#include <charconv>

#include "emulator/world/pager.h"
#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {
namespace {

// Newest first, so keys count down.
std::string ActivityPageKey(int64_t sequence) {
  std::string digits = StrCat(INT64_MAX - sequence);
  return std::string(19 - digits.size(), '0') + digits;
}

bool ActivityPasses(const ActivityRow& row, const Filter& filter) {
  const std::string name = filter.name.value_or("");
  return std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& value) {
    if (name == "Status") return row.status_code == value;
    const std::optional<Instant> at = ParseTimestamp(value);
    if (!at) return false;
    return name == "StartTimeLowerBound" ? row.started_at >= *at : row.started_at <= *at;
  });
}

Result<void> CheckActivityFilters(const wire::List<Filter>& filters) {
  for (const Filter& filter : filters) {
    const std::string name = filter.name.value_or("");
    if (name == "Status" || name == "StartTimeLowerBound" || name == "StartTimeUpperBound")
      continue;
    return ValidationError(StrCat("Filter type ", name,
                                  " is not correct. Allowed Filter types are: ",
                                  "StartTimeLowerBound StartTimeUpperBound Status"));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html
Result<DescribeScalingActivitiesResponse> DescribeScalingActivities(
    Context& ctx, const DescribeScalingActivitiesRequest& in) {
  const bool deleted = in.include_deleted_groups.value_or(false);
  std::string group;
  if (in.auto_scaling_group_name) {
    group = NameOf(*in.auto_scaling_group_name);
    if (!deleted) WT_TRY(FindGroupRow(ctx, *in.auto_scaling_group_name));
  }
  WT_TRY(CheckActivityFilters(in.filters));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageMax, BadNextToken()));

  std::vector<const ActivityRow*> rows;
  for (const ActivityRow& row : ctx.Scan<ActivityRow>()) {
    if (!group.empty() && row.group != group) continue;
    if (row.group_deleted && !deleted) continue;
    const auto& ids = in.activity_ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.id) == ids.end()) continue;
    rows.push_back(&row);
  }
  DescribeScalingActivitiesResponse out;
  out.activities.present = true;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const bool passes =
        std::all_of(in.filters.begin(), in.filters.end(),
                    [&](const Filter& filter) { return ActivityPasses(**row, filter); });
    const std::string key = ActivityPageKey((*row)->sequence);
    if (!passes || pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.activities.push_back(ToApi(**row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
