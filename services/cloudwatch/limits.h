#pragma once

// CloudWatch's quotas and timings, each with its source.

#include <cstdint>

#include "emulator/base/time.h"

namespace wt::cloudwatch {

// How long datapoints are kept at a resolution (GetMetricStatistics).
inline constexpr Duration kSecondsKept = Hours(3);
inline constexpr Duration kMinutesKept = Days(15);
inline constexpr Duration kFiveMinutesKept = Days(63);
inline constexpr Duration kHoursKept = Days(455);

// PutMetricData.
inline constexpr int64_t kMetricDataMax = 1000;
inline constexpr int64_t kValuesMax = 150;
inline constexpr int64_t kDimensionsMax = 30;
inline constexpr Duration kPastMax = Days(14);
inline constexpr Duration kFutureMax = Hours(2);

// GetMetricStatistics, GetMetricData, ListMetrics.
inline constexpr int64_t kStatisticsDatapointsMax = 1440;
inline constexpr int64_t kQueriesMax = 500;
inline constexpr int64_t kDatapointsMax = 100'800;
inline constexpr int64_t kMetricsPage = 500;
inline constexpr Duration kListedFor = Days(14);
inline constexpr Duration kRecentlyActive = Hours(3);

// Alarms.
inline constexpr int64_t kAlarmQueriesMax = 20;
inline constexpr int64_t kAlarmsDeletedMax = 100;
inline constexpr int64_t kAlarmsPage = 50;
inline constexpr int64_t kAlarmRuleNamesMax = 100;
inline constexpr int64_t kCompositesOfAlarmMax = 150;
inline constexpr int64_t kTagsMax = 50;
// DescribeAlarmHistory: 30 days by today's page (two weeks by older ones).
inline constexpr Duration kHistoryKept = Days(30);

// Assumed: AWS does not say when in its minute an alarm is evaluated.
inline constexpr Duration kPhaseMin = Seconds(1);
inline constexpr Duration kPhaseMax = Seconds(59);

}  // namespace wt::cloudwatch
