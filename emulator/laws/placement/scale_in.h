#pragma once

// Which task of a service a scale-in stops.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html

#include <optional>
#include <span>
#include <string>

#include "emulator/laws/placement/placement.h"

namespace wt::laws::placement {

struct ServiceTask {
  std::string id;
  const Instance* instance = nullptr;  // The caller's; null while it waits for one.
  Resources uses;
  bool scale_in_protected = false;
};

struct StopDecision {
  std::optional<std::string> task_id;
  std::string reason;  // "spread:attribute:ecs.availability-zone=us-east-1a(4) tie:2/4"
};

// `tasks` are all of the service's that are meant to run. To stop several, ask again without the
// one chosen and with its resources given back.
StopDecision DecideStop(std::span<const ServiceTask> tasks, std::span<const Strategy> strategies,
                        const Random& random);

}  // namespace wt::laws::placement
