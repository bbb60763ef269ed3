#include <algorithm>

#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
Result<GetLogEventsResponse> GetLogEvents(Context& ctx, const GetLogEventsRequest& in) {
  const GroupRow group = WT_TRY(FetchEither(ctx, in.log_group_name, in.log_group_identifier));
  const StreamRow stream = WT_TRY(FetchStream(ctx, group.name, in.log_stream_name));
  // 1. What the window holds.
  const Instant from =
      std::max(KeptSince(group, ctx.now()), Instant{in.start_time.value_or(0) * 1000});
  const Instant to = in.end_time ? Instant{*in.end_time * 1000} : kInstantMax;
  std::vector<EventRow> rows;
  for (const EventRow& row : ctx.Scan<EventRow>(group.name, stream.name)) {
    if (row.at >= from && row.at < to) rows.push_back(row);
  }
  // 2. After or before the place that a token names; without one, from the head or the tail.
  size_t first = 0, last = rows.size();
  const auto limit = static_cast<size_t>(in.limit.value_or(kEventsPerPage));
  bool forward = in.start_from_head.value_or(false);
  if (in.next_token) {
    const EventPlace place = WT_TRY(ReadPlace(*in.next_token));
    forward = place.forward;
    const auto at = std::partition_point(rows.begin(), rows.end(), [&](const EventRow& row) {
      const auto key = std::pair(row.at.micros, row.sequence);
      return forward ? key <= place.key : key < place.key;
    });
    (forward ? first : last) = static_cast<size_t>(at - rows.begin());
  }
  if (forward) {
    last = std::min(last, first + limit);
  } else {
    first = last > limit ? last - limit : 0;
  }
  // 3. The tokens of the two ends; at an end the same token comes back.
  GetLogEventsResponse out;
  out.events.present = true;
  for (size_t i = first; i < last; ++i) {
    out.events.push_back({.timestamp = rows[i].at.micros / 1000,
                          .message = rows[i].message,
                          .ingestion_time = rows[i].ingested_at.micros / 1000});
  }
  if (first < last) {
    out.next_forward_token = PlaceToken(true, rows[last - 1]);
    out.next_backward_token = PlaceToken(false, rows[first]);
  } else {
    const std::string here = in.next_token.value_or(PlaceToken(true, {})).substr(1);
    out.next_forward_token = "f" + here;
    out.next_backward_token = "b" + here;
  }
  return out;
}

}  // namespace wt::logs
