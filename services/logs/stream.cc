#include "services/logs/stream.h"

#include <algorithm>

#include "services/logs/errors.h"
#include "services/logs/group.h"

namespace wt::logs {

Result<StreamRow> FetchStream(Context& ctx, std::string_view group, std::string_view name) {
  std::optional<StreamRow> row = ctx.Find<StreamRow>(group, name);
  if (!row) return error::ResourceNotFoundException("The specified log stream does not exist.");
  return *std::move(row);
}

void EraseStream(Context& ctx, const StreamRow& row) {
  for (const EventRow& event :
       ctx.Rows<EventRow>().Collect(row.account, row.region, row.group, row.name)) {
    ctx.Erase<EventRow>(row.group, row.name, event.at, event.sequence);
  }
  if (std::optional<GroupRow> group = ctx.Find<GroupRow>(row.group)) {
    group->stored_bytes = std::max<int64_t>(group->stored_bytes - row.bytes, 0);
    ctx.Put(*std::move(group));
  }
  ctx.Erase<StreamRow>(row.group, row.name);
}

LogStream ToApi(const Context& ctx, const StreamRow& row) {
  LogStream out;
  out.log_stream_name = row.name;
  out.creation_time = row.created_at.micros / 1000;
  if (row.events > 0) {
    out.first_event_timestamp = row.first_event_at.micros / 1000;
    out.last_event_timestamp = row.last_event_at.micros / 1000;
    out.last_ingestion_time = row.last_ingestion_at.micros / 1000;
    out.upload_sequence_token = StrCat("4959", 10'000'000'000 + row.events);
  }
  out.arn = StrCat(GroupArn(ctx, row.group), ":log-stream:", row.name);
  // Of a stream it has been 0 since 2019.
  out.stored_bytes = 0;
  return out;
}

}  // namespace wt::logs
