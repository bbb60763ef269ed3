#include <algorithm>

#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
Result<DescribeLogStreamsResponse> DescribeLogStreams(Context& ctx,
                                                      const DescribeLogStreamsRequest& in) {
  const GroupRow group = WT_TRY(FetchEither(ctx, in.log_group_name, in.log_group_identifier));
  const bool by_time = in.order_by.value_or("LogStreamName") == "LastEventTime";
  if (by_time && in.log_stream_name_prefix) {
    return error::InvalidParameterException(
        "Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  // 1. In the order asked for.
  std::vector<StreamRow> rows;
  for (const StreamRow& row : ctx.Scan<StreamRow>(group.name)) {
    if (row.name.starts_with(in.log_stream_name_prefix.value_or(""))) rows.push_back(row);
  }
  if (by_time) {
    std::stable_sort(rows.begin(), rows.end(), [](const StreamRow& a, const StreamRow& b) {
      return a.last_event_at < b.last_event_at;
    });
  }
  if (in.descending.value_or(false)) std::reverse(rows.begin(), rows.end());
  // 2. A page; its place is the number in that order.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  DescribeLogStreamsResponse out;
  out.log_streams.present = true;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string order = StrCat(10'000'000 + i);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.log_streams.push_back(ToApi(ctx, rows[i]));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
