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

int ServiceWorld::CountMessages(const std::string& part, const std::string& name) {
  int count = 0;
  for (const std::string& message : Messages(name)) {
    count += message.find(part) != std::string::npos ? 1 : 0;
  }
  return count;
}

Json ServiceWorld::Stopped(const std::string& name) {
  const Json arns =
      Call("ecs.ListTasks",
           {{"cluster", "web"}, {"serviceName", name}, {"desiredStatus", "STOPPED"}})["taskArns"];
  Json newest;
  for (const Json& arn : arns) {
    const Json task = Task("web", arn);
    if (newest.is_null() || newest["createdAt"] < task["createdAt"]) newest = task;
  }
  return newest;
}

std::string ServiceWorld::Group(const std::string& name, const Json& more) {
  const std::string vpc = Call("ec2.DescribeVpcs")["Vpcs"][0]["VpcId"];
  Json request = {{"Name", name},
                  {"Protocol", "HTTP"},
                  {"Port", 80},
                  {"VpcId", vpc},
                  {"HealthCheckIntervalSeconds", 5},
                  {"HealthCheckTimeoutSeconds", 2},
                  {"HealthyThresholdCount", 2}};
  request.merge_patch(more);
  const std::string arn =
      Call("elbv2.CreateTargetGroup", request)["TargetGroups"][0]["TargetGroupArn"];
  Call("elbv2.ModifyTargetGroupAttributes",
       {{"TargetGroupArn", arn},
        {"Attributes", {{{"Key", "deregistration_delay.timeout_seconds"}, {"Value", "30"}}}}});
  return arn;
}

std::string ServiceWorld::Balance(const std::string& name, const Json& group) {
  const std::string arn = Group(name, group);
  balancer_ = Call("elbv2.CreateLoadBalancer",
                   {{"Name", name}, {"Subnets", subnets()}})["LoadBalancers"][0]["LoadBalancerArn"];
  listener_ =
      Call("elbv2.CreateListener",
           {{"LoadBalancerArn", balancer_},
            {"Protocol", "HTTP"},
            {"Port", 80},
            {"DefaultActions",
             {{{"Type", "forward"}, {"TargetGroupArn", arn}}}}})["Listeners"][0]["ListenerArn"];
  Settle();
  return arn;
}

Json ServiceWorld::In(const std::string& group_arn, int port) {
  return {{"loadBalancers",
           {{{"targetGroupArn", group_arn}, {"containerName", "app"}, {"containerPort", port}}}}};
}

Json ServiceWorld::Health(const std::string& group_arn) {
  return Call("elbv2.DescribeTargetHealth",
              {{"TargetGroupArn", group_arn}})["TargetHealthDescriptions"];
}

std::vector<std::string> ServiceWorld::States(const std::string& group_arn) {
  std::vector<std::string> states;
  const Json health = Health(group_arn);
  for (const Json& one : health) states.push_back(one["TargetHealth"]["State"]);
  return states;
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
