#pragma once

// Amazon CloudWatch Logs: what its peers may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::logs {

void Install(World& world);

struct LogGroupFacts {
  std::string name;
  std::string arn;  // Without the ":*" at its end.
};
std::optional<LogGroupFacts> FindLogGroup(Turn& turn, std::string_view account,
                                          std::string_view region, std::string_view name);

// As CreateLogGroup does (awslogs-create-group); one that is there stays as it is.
void EnsureLogGroup(Turn& turn, std::string_view account, std::string_view region,
                    std::string_view name);
// Makes the stream where the group has none of that name. False where there is no such group.
bool EnsureLogStream(Turn& turn, std::string_view account, std::string_view region,
                     std::string_view group, std::string_view stream);

struct NewEvent {
  Instant at;
  std::string message;
};
// Appends to a stream what a task's log driver sends, making the stream where it is missing. False
// where there is no such group: the events are lost.
bool AppendEvents(Turn& turn, std::string_view account, std::string_view region,
                  std::string_view group, std::string_view stream,
                  const std::vector<NewEvent>& events);

}  // namespace wt::logs
