#include "services/logs/append.h"

#include <algorithm>

#include "services/logs/logs.h"
#include "services/logs/state.h"

namespace wt::logs {

std::optional<LogGroupFacts> FindLogGroup(Turn& turn, std::string_view account,
                                          std::string_view region, std::string_view name) {
  const GroupRow* row = turn.Peek<GroupRow>(account, region, name);
  if (row == nullptr) return std::nullopt;
  return LogGroupFacts{.name = row->name,
                       .arn = StrCat("arn:aws:logs:", region, ":", account, ":log-group:", name)};
}

void EnsureLogGroup(Turn& turn, std::string_view account, std::string_view region,
                    std::string_view name) {
  if (turn.Peek<GroupRow>(account, region, name) != nullptr) return;
  turn.Put(GroupRow{.account = std::string(account),
                    .region = std::string(region),
                    .name = std::string(name),
                    .created_at = turn.now()});
}

bool EnsureLogStream(Turn& turn, std::string_view account, std::string_view region,
                     std::string_view group, std::string_view stream) {
  if (turn.Peek<GroupRow>(account, region, group) == nullptr) return false;
  if (turn.Peek<StreamRow>(account, region, group, stream) != nullptr) return true;
  turn.Put(StreamRow{.account = std::string(account),
                     .region = std::string(region),
                     .group = std::string(group),
                     .name = std::string(stream),
                     .id = turn.rng("logs.stream").Hex(32),
                     .created_at = turn.now()});
  return true;
}

bool AppendEvents(Turn& turn, std::string_view account, std::string_view region,
                  std::string_view group, std::string_view stream,
                  const std::vector<NewEvent>& events) {
  if (!EnsureLogStream(turn, account, region, group, stream)) return false;
  AppendTo(turn, *turn.Find<StreamRow>(account, region, group, stream), events);
  return true;
}

void AppendTo(Turn& turn, StreamRow stream, const std::vector<NewEvent>& events) {
  int64_t bytes = 0;
  for (const NewEvent& event : events) {
    turn.Put(EventRow{.account = stream.account,
                      .region = stream.region,
                      .group = stream.group,
                      .stream = stream.name,
                      .at = event.at,
                      .sequence = stream.events,
                      .ingested_at = turn.now(),
                      .message = event.message});
    stream.first_event_at =
        stream.events == 0 ? event.at : std::min(stream.first_event_at, event.at);
    stream.last_event_at = std::max(stream.last_event_at, event.at);
    ++stream.events;
    bytes += static_cast<int64_t>(event.message.size()) + kEventOverheadBytes;
  }
  if (events.empty()) return;
  stream.bytes += bytes;
  stream.last_ingestion_at = turn.now();
  GroupRow group = *turn.Find<GroupRow>(stream.account, stream.region, stream.group);
  group.stored_bytes += bytes;
  turn.Put(std::move(group));
  turn.Put(std::move(stream));
}

}  // namespace wt::logs
