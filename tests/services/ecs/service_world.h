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
  // How many of the messages contain that part.
  int CountMessages(const std::string& part, const std::string& name = "site");
  // The newest task that has stopped, as DescribeTasks tells.
  Json Stopped(const std::string& name = "site");

  // A load balancer in all zones, a target group whose checks are quick (5 s) and whose targets
  // drain for 30 s, and a listener that forwards to it. Answers the group's ARN.
  std::string Balance(const std::string& name = "web", const Json& group = Json::object());
  std::string Group(const std::string& name, const Json& more = Json::object());
  std::string balancer() const { return balancer_; }
  std::string listener() const { return listener_; }
  // For CreateService: the port 80 of the container "app" in that group.
  static Json In(const std::string& group_arn, int port = 80);
  Json Health(const std::string& group_arn);
  // "healthy", once for each target.
  std::vector<std::string> States(const std::string& group_arn);

  // Ends a task as the agent would whose containers do not come up.
  void FailToStart(const std::string& task_id);
  // Fails whatever is pending, again and again for that long.
  void FailAllStarts(Duration during, const std::string& family_revision = "");

 private:
  std::string balancer_, listener_;
};

}  // namespace wt
