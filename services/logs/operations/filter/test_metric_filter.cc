#include "services/logs/event.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TestMetricFilter.html
Result<TestMetricFilterResponse> TestMetricFilter(Context&, const TestMetricFilterRequest& in) {
  const EventFilter filter = WT_TRY(EventFilter::Parse(in.filter_pattern));
  TestMetricFilterResponse out;
  out.matches.present = true;
  int64_t number = 0;
  for (const std::string& message : in.log_event_messages) {
    ++number;
    if (!filter.Matches(message)) continue;
    MetricFilterMatchRecord match;
    match.event_number = number;
    match.event_message = message;
    match.extracted_values = filter.Extracted(message);
    out.matches.push_back(std::move(match));
  }
  return out;
}

}  // namespace wt::logs
