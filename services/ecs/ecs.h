#pragma once

// Amazon ECS: what its peers may use.

#include <string>

namespace wt {
class World;
}

namespace wt::ecs {

void Install(World& world);

// Delivered in the turn in which a task's last status changes.
struct TaskStatusChanged {
  std::string account, region, cluster, task_id;
  std::string from, to;  // "" before the first.
};

}  // namespace wt::ecs
