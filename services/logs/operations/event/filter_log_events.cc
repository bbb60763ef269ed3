#include <algorithm>

#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
Result<FilterLogEventsResponse> FilterLogEvents(Context& ctx, const FilterLogEventsRequest& in) {
  const GroupRow group = WT_TRY(FetchEither(ctx, in.log_group_name, in.log_group_identifier));
  if (!in.log_stream_names.empty() && in.log_stream_name_prefix) {
    return error::InvalidParameterException(
        "logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
  }
  const EventFilter filter = WT_TRY(EventFilter::Parse(in.filter_pattern.value_or("")));
  // 1. The streams.
  std::vector<std::string> streams(in.log_stream_names.begin(), in.log_stream_names.end());
  for (const std::string& name : streams) WT_TRY(FetchStream(ctx, group.name, name));
  if (streams.empty()) {
    for (const StreamRow& row : ctx.Scan<StreamRow>(group.name)) {
      if (row.name.starts_with(in.log_stream_name_prefix.value_or(""))) {
        streams.push_back(row.name);
      }
    }
  }
  // 2. Their events in order of time.
  const Instant from =
      std::max(KeptSince(group, ctx.now()), Instant{in.start_time.value_or(0) * 1000});
  const Instant to = in.end_time ? Instant{*in.end_time * 1000} : kInstantMax;
  std::vector<EventRow> rows;
  for (const std::string& stream : streams) {
    for (const EventRow& row : ctx.Scan<EventRow>(group.name, stream)) {
      if (row.at >= from && row.at <= to && filter.Matches(row.message)) rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const EventRow& a, const EventRow& b) { return a.at < b.at; });
  // 3. A page.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, kEventsPerPage, BadToken()));
  FilterLogEventsResponse out;
  out.events.present = out.searched_log_streams.present = true;
  for (const EventRow& row : rows) {
    const std::string order = OrderOf(row);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.events.push_back({.log_stream_name = row.stream,
                          .timestamp = row.at.micros / 1000,
                          .message = row.message,
                          .ingestion_time = row.ingested_at.micros / 1000,
                          .event_id = EventId(row)});
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
