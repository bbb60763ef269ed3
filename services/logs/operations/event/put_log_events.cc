#include "services/logs/append.h"
#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
Result<PutLogEventsResponse> PutLogEvents(Context& ctx, const PutLogEventsRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  const StreamRow stream = WT_TRY(FetchStream(ctx, group.name, in.log_stream_name));
  WT_TRY(CheckBatch(in.log_events));
  // 1. What is too old or too new is left out, and said.
  PutLogEventsResponse out;
  RejectedLogEventsInfo rejected;
  std::vector<NewEvent> accepted;
  const Instant oldest = ctx.now() - Days(14);
  const Instant kept_since = KeptSince(group, ctx.now());
  const Instant newest = ctx.now() + Hours(2);
  for (size_t i = 0; i < in.log_events.size(); ++i) {
    const Instant at{in.log_events[i].timestamp * 1000};
    const auto index = static_cast<int64_t>(i);
    if (at < oldest) {
      rejected.too_old_log_event_end_index = index + 1;
    } else if (at < kept_since) {
      rejected.expired_log_event_end_index = index + 1;
    } else if (at > newest) {
      if (!rejected.too_new_log_event_start_index) rejected.too_new_log_event_start_index = index;
    } else {
      accepted.push_back({at, in.log_events[i].message});
    }
  }
  // Deviation: AWS counts matches of metric filters and feeds subscriptions; here events are kept
  // and neither is; because nothing on the other side listens.
  AppendTo(ctx, stream, accepted);
  if (accepted.size() != in.log_events.size()) out.rejected_log_events_info = rejected;
  // Sequence tokens are answered and no longer asked for.
  out.next_sequence_token =
      StrCat("4959", 10'000'000'000 + stream.events + static_cast<int64_t>(accepted.size()));
  return out;
}

}  // namespace wt::logs
