#include "tests/services/ecs/service_world.h"

#include "services/ecs/task.h"

namespace wt {

ServiceWorld::ServiceWorld(int instances) {
  Call("ecs.CreateCluster", {{"clusterName", "web"}});
  Define("app", 128, 128);
  if (instances > 0) Join("web", instances);
}

Json ServiceWorld::Create(int desired, const Json& more) {
  Json request = {{"cluster", "web"},
                  {"serviceName", "site"},
                  {"taskDefinition", "app"},
                  {"desiredCount", desired}};
  if (!more.is_null()) request.merge_patch(more);
  return Call("ecs.CreateService", request)["service"];
}

Json ServiceWorld::Update(const Json& more, const std::string& name) {
  Json request = {{"cluster", "web"}, {"service", name}};
  request.merge_patch(more);
  return Call("ecs.UpdateService", request)["service"];
}

Json ServiceWorld::Describe(const std::string& name) {
  return Call("ecs.DescribeServices", {{"cluster", "web"}, {"services", {name}}})["services"][0];
}

std::vector<std::string> ServiceWorld::Messages(const std::string& name) {
  std::vector<std::string> messages;
  const Json service = Describe(name);
  for (const Json& event : service["events"]) messages.push_back(event["message"]);
  return messages;
}

bool ServiceWorld::HasMessage(const std::string& part, const std::string& name) {
  for (const std::string& message : Messages(name)) {
    if (message.find(part) != std::string::npos) return true;
  }
  return false;
}

Json ServiceWorld::Tasks(const std::string& name) {
  Json tasks = Json::array();
  const Json arns = Call("ecs.ListTasks", {{"cluster", "web"}, {"serviceName", name}})["taskArns"];
  for (const Json& arn : arns) tasks.push_back(Task("web", arn));
  return tasks;
}

void ServiceWorld::FailToStart(const std::string& task_id) {
  world().RunTurn("test", [&](Turn&) {
    Context ctx = context();
    const auto task = ctx.Find<ecs::TaskRow>(std::string("web"), task_id);
    if (!task) return;
    ecs::StopTask(ctx, *task, "TaskFailedToStart",
                  "CannotPullContainerError: pull image manifest has been retried");
  });
}

void ServiceWorld::FailAllStarts(Duration during, const std::string& definition) {
  const Instant end = now() + during;
  while (now() < end) {
    Advance(Seconds(1));
    std::vector<std::string> ids;
    Context ctx = context();
    for (const ecs::TaskRow& task : ctx.Scan<ecs::TaskRow>(std::string("web"))) {
      const bool meant =
          definition.empty() || definition == StrCat(task.family, ":", task.revision);
      if (meant && task.last_status == "PENDING" && task.desired_status == "RUNNING") {
        ids.push_back(task.id);
      }
    }
    for (const std::string& id : ids) FailToStart(id);
  }
}

}  // namespace wt
