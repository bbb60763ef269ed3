#pragma once

// A cluster "web" with a definition "app", and services in it.

#include <string>
#include <vector>

#include "tests/services/ecs/ecs_world.h"

namespace wt {

class ServiceWorld : public EcsWorld {
 public:
  explicit ServiceWorld(int instances = 0);

  // Creates the service "site" of "app".
  Json Create(int desired, const Json& more = Json::object());
  Json Update(const Json& more, const std::string& name = "site");
  Json Describe(const std::string& name = "site");
  std::vector<std::string> Messages(const std::string& name = "site");  // Newest first.
  bool HasMessage(const std::string& part, const std::string& name = "site");
  // Tasks meant to run.
  Json Tasks(const std::string& name = "site");
  // Ends a task as the agent would whose containers do not come up.
  void FailToStart(const std::string& task_id);
  // Fails whatever is pending, again and again for that long.
  void FailAllStarts(Duration during, const std::string& family_revision = "");
};

}  // namespace wt
