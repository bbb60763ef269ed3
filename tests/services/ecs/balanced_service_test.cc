// Services behind load balancers.

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

Json Awsvpc(const EcsWorld& world) {
  return {{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", world.subnets()}}}}}};
}

Json With(Json request, const Json& more) {
  request.merge_patch(more);
  return request;
}

int Count(const std::vector<std::string>& states, const std::string& state) {
  return static_cast<int>(std::count(states.begin(), states.end(), state));
}

TEST(BalancedService, RegistersInstancesAtDynamicPorts) {
  ServiceWorld world(3);
  const std::string group = world.Balance();
  world.Create(3, world.In(group));
  world.Settle();
  const Json health = world.Health(group);
  ASSERT_EQ(health.size(), 3u);
  std::set<std::string> bound, registered;
  for (const Json& one : health) {
    EXPECT_EQ(one["TargetHealth"]["State"], "healthy");
    EXPECT_GE(one["Target"]["Port"], 32768);
    registered.insert(one["Target"]["Id"].get<std::string>() + ":" + one["Target"]["Port"].dump());
  }
  for (const Json& task : world.Tasks()) {
    const Json host = world.DescribeInstance("web", task["containerInstanceArn"]);
    bound.insert(host["ec2InstanceId"].get<std::string>() + ":" +
                 task["containers"][0]["networkBindings"][0]["hostPort"].dump());
  }
  EXPECT_EQ(bound, registered);
  const auto messages = world.Messages();
  ASSERT_GE(messages.size(), 4u);
  EXPECT_EQ(messages[0], "(service site) has reached a steady state.");
  EXPECT_THAT(messages[1], HasSubstr(") deployment completed."));
  EXPECT_THAT(messages[2], StartsWith("(service site) registered "));
  EXPECT_THAT(messages[2], HasSubstr(" targets in (target-group " + group + ")"));
  EXPECT_THAT(messages.back(), StartsWith("(service site) has started 3 tasks: (task "));
}

TEST(BalancedService, TwoTasksOnOneInstanceAreTwoTargets) {
  ServiceWorld world(1);
  const std::string group = world.Balance();
  world.Create(2, world.In(group));
  world.Settle();
  const Json health = world.Health(group);
  ASSERT_EQ(health.size(), 2u);
  EXPECT_EQ(health[0]["Target"]["Id"], health[1]["Target"]["Id"]);
  EXPECT_NE(health[0]["Target"]["Port"], health[1]["Target"]["Port"]);
}

TEST(BalancedService, RegistersTheAddressesOfTasksWithInterfaces) {
  ServiceWorld world(2);
  const std::string group = world.Balance("web", {{"TargetType", "ip"}});
  world.Define("own", 128, 128,
               {{"networkMode", "awsvpc"},
                {"containerDefinitions",
                 {{{"name", "app"},
                   {"image", "nginx"},
                   {"memory", 128},
                   {"portMappings", {{{"containerPort", 80}}}}}}}});
  world.Create(2, With(With(world.In(group), Awsvpc(world)), {{"taskDefinition", "own"}}));
  world.Settle();
  std::set<std::string> addresses, registered;
  for (const Json& task : world.Tasks()) {
    addresses.insert(task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]);
  }
  const Json health = world.Health(group);
  for (const Json& one : health) {
    registered.insert(one["Target"]["Id"]);
    EXPECT_EQ(one["Target"]["Port"], 80);
    EXPECT_EQ(one["TargetHealth"]["State"], "healthy");
  }
  EXPECT_EQ(addresses.size(), 2u);
  EXPECT_EQ(addresses, registered);
  EXPECT_TRUE(world.HasMessage("has reached a steady state."));
}

TEST(BalancedService, WantsTheTargetTypeOfItsNetworkMode) {
  ServiceWorld world(1);
  const std::string group = world.Balance("web", {{"TargetType", "ip"}});
  const Error error = world.Fail("ecs.CreateService", With({{"cluster", "web"},
                                                            {"serviceName", "site"},
                                                            {"taskDefinition", "app"},
                                                            {"desiredCount", 1}},
                                                           world.In(group)));
  EXPECT_EQ(error.code, "InvalidParameterException");
  EXPECT_EQ(error.message, "The provided target group " + group +
                               " has target type ip, which is incompatible with the bridge network "
                               "mode specified in the task definition.");
}

TEST(BalancedService, IsSteadyOnceItsTargetsAreHealthy) {
  ServiceWorld world(1);
  const std::string group = world.Balance();
  world.Create(1, world.In(group));
  for (int i = 0; i < 40 && !world.HasMessage("steady"); ++i) {
    EXPECT_FALSE(world.HasMessage("deployment completed"));
    world.Advance(Seconds(2));
  }
  EXPECT_TRUE(world.HasMessage("steady"));
  EXPECT_THAT(world.States(group), Each(std::string("healthy")));
}

TEST(BalancedService, ReplacesATaskWhoseTargetFailsItsChecks) {
  ServiceWorld world(1);
  const std::string group = world.Balance("web", {{"Matcher", {{"HttpCode", "301"}}}});
  world.Create(1, world.In(group));
  world.Advance(Minutes(4));
  const Json task = world.Stopped();
  ASSERT_FALSE(task.is_null());
  EXPECT_EQ(task["stopCode"], "ServiceSchedulerInitiated");
  EXPECT_EQ(task["stoppedReason"], "Task failed ELB health checks in (target-group " + group + ")");
  bool said = false;
  for (const std::string& message : world.Messages()) {
    said = said || (message.starts_with("(service site) (task ") &&
                    message.ends_with(") is unhealthy in (target-group " + group +
                                      ") due to (reason Health checks failed with these codes: "
                                      "[200])"));
  }
  EXPECT_TRUE(said);
  EXPECT_FALSE(world.HasMessage("steady"));
  EXPECT_GE(world.CountMessages("has started 1 tasks"), 2);
}

TEST(BalancedService, LeavesUnhealthyTasksAloneInTheGracePeriod) {
  ServiceWorld world(1);
  const std::string group = world.Balance("web", {{"Matcher", {{"HttpCode", "301"}}}});
  world.Create(1, With(world.In(group), {{"healthCheckGracePeriodSeconds", 300}}));
  world.Advance(Minutes(5));
  EXPECT_THAT(world.States(group), Each(std::string("unhealthy")));
  EXPECT_EQ(world.CountMessages("has started"), 1);
  EXPECT_TRUE(world.Stopped().is_null());
  world.Advance(Minutes(2));
  EXPECT_TRUE(world.HasMessage("is unhealthy in (target-group"));
  EXPECT_GE(world.CountMessages("has started"), 2);
}

TEST(BalancedService, TheCircuitBreakerCountsFailedChecks) {
  ServiceWorld world(1);
  const std::string group = world.Balance("web", {{"Matcher", {{"HttpCode", "301"}}}});
  world.Create(1,
               With(world.In(group),
                    {{"deploymentConfiguration",
                      {{"deploymentCircuitBreaker", {{"enable", true}, {"rollback", false}}}}}}));
  world.Advance(Minutes(20));
  const Json deployment = world.Describe()["deployments"][0];
  EXPECT_EQ(deployment["rolloutState"], "FAILED");
  EXPECT_GE(deployment["failedTasks"], 3);
  // Replacements start before a failed task has drained and counts.
  EXPECT_LE(world.CountMessages("has started"), 7);
}

TEST(BalancedService, DrainsATargetBeforeItsTaskStops) {
  ServiceWorld world(2);
  const std::string group = world.Balance();
  world.Create(2, world.In(group));
  world.Settle();
  const Instant begun = world.now();
  world.Update({{"desiredCount", 1}});
  world.Advance(Seconds(25));
  EXPECT_THAT(world.States(group), UnorderedElementsAre("draining", "healthy"));
  EXPECT_EQ(world.Stopped()["lastStatus"], "DEACTIVATING");
  const auto messages = world.Messages();
  const std::string taskset =
      "(service site, taskSet " + world.Describe()["deployments"][0]["id"].get<std::string>() + ")";
  EXPECT_EQ(messages[0], taskset + " has begun draining connections on 1 tasks.");
  EXPECT_EQ(messages[1], "(service site) deregistered 1 targets in (target-group " + group + ")");
  EXPECT_THAT(messages[2], StartsWith("(service site) has stopped 1 running tasks: (task "));
  world.Settle();
  EXPECT_EQ(world.States(group).size(), 1u);
  const Json task = world.Stopped();
  EXPECT_EQ(task["lastStatus"], "STOPPED");
  EXPECT_GE(task["executionStoppedAt"].get<int64_t>() - begun.micros, Seconds(30).micros);
  EXPECT_EQ(world.Messages()[0], "(service site) has reached a steady state.");
}

TEST(BalancedService, AUsersStopDrainsToo) {
  ServiceWorld world(1);
  const std::string group = world.Balance();
  world.Create(1, world.In(group));
  world.Settle();
  world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", world.Tasks()[0]["taskArn"]}});
  world.Advance(Seconds(15));
  EXPECT_EQ(world.Stopped()["lastStatus"], "DEACTIVATING");
  EXPECT_EQ(Count(world.States(group), "draining"), 1);
  world.Settle();
  EXPECT_THAT(world.States(group), Each(std::string("healthy")));
  EXPECT_EQ(world.Describe()["runningCount"], 1);
}

TEST(BalancedService, ALostInstancesTargetsLeave) {
  ServiceWorld world;
  const auto ids = world.Join("web", 2);
  const std::string group = world.Balance();
  world.Create(2, world.In(group));
  world.Settle();
  world.Call("ec2.TerminateInstances", {{"InstanceIds", {ids[0]}}});
  world.Settle();
  const Json health = world.Health(group);
  ASSERT_EQ(health.size(), 2u);
  for (const Json& one : health) {
    EXPECT_EQ(one["Target"]["Id"], ids[1]);
    EXPECT_EQ(one["TargetHealth"]["State"], "healthy");
  }
}

TEST(BalancedService, ADeploymentKeepsItsHealthyTargets) {
  ServiceWorld world(3);
  const std::string group = world.Balance();
  world.Create(4, world.In(group));
  world.Settle();
  world.Define("app", 128, 256);
  world.Update({{"taskDefinition", "app"}});
  for (int i = 0; i < 80; ++i) {
    world.Advance(Seconds(2));
    EXPECT_GE(Count(world.States(group), "healthy"), 4);
    const Json service = world.Describe();
    EXPECT_LE(service["runningCount"].get<int>() + service["pendingCount"].get<int>(), 8 + 4);
  }
  world.Settle();
  const Json service = world.Describe();
  ASSERT_EQ(service["deployments"].size(), 1u);
  EXPECT_EQ(service["deployments"][0]["rolloutState"], "COMPLETED");
  EXPECT_THAT(world.States(group), Each(std::string("healthy")));
  EXPECT_EQ(world.States(group).size(), 4u);
}

TEST(BalancedService, ServesSeveralTargetGroups) {
  ServiceWorld world(1);
  const std::string web = world.Balance();
  const std::string admin = world.Group("admin", {{"Matcher", {{"HttpCode", "301"}}}});
  world.Call("elbv2.CreateRule",
             {{"ListenerArn", world.listener()},
              {"Priority", 1},
              {"Conditions", {{{"Field", "path-pattern"}, {"Values", {"/admin"}}}}},
              {"Actions", {{{"Type", "forward"}, {"TargetGroupArn", admin}}}}});
  world.Define("both", 128, 128,
               {{"containerDefinitions",
                 {{{"name", "app"},
                   {"image", "nginx"},
                   {"memory", 128},
                   {"portMappings",
                    {{{"containerPort", 80}, {"hostPort", 0}},
                     {{"containerPort", 8080}, {"hostPort", 0}}}}}}}});
  Json balancers = world.In(web);
  balancers["loadBalancers"].push_back(world.In(admin, 8080)["loadBalancers"][0]);
  world.Create(
      1, With(balancers, {{"taskDefinition", "both"}, {"healthCheckGracePeriodSeconds", 60}}));
  world.Advance(Seconds(55));
  // One of two targets is healthy: the task is not.
  EXPECT_THAT(world.States(web), Each(std::string("healthy")));
  EXPECT_THAT(world.States(admin), Each(std::string("unhealthy")));
  EXPECT_TRUE(world.HasMessage("registered 1 targets in (target-group " + web + ")"));
  EXPECT_TRUE(world.HasMessage("registered 1 targets in (target-group " + admin + ")"));
  EXPECT_FALSE(world.HasMessage("steady"));
  world.Call("elbv2.ModifyTargetGroup",
             {{"TargetGroupArn", admin}, {"Matcher", {{"HttpCode", "200"}}}});
  world.Advance(Minutes(5));
  EXPECT_TRUE(world.HasMessage("steady"));
}

TEST(BalancedService, ClosedEphemeralPortsTimeOut) {
  ServiceWorld world;
  const std::string vpc = world.Call("ec2.DescribeVpcs")["Vpcs"][0]["VpcId"];
  const std::string closed = world.Call(
      "ec2.CreateSecurityGroup",
      {{"GroupName", "closed"}, {"Description", "Port 80 alone"}, {"VpcId", vpc}})["GroupId"];
  world.Call("ec2.AuthorizeSecurityGroupIngress",
             {{"GroupId", closed},
              {"IpPermissions",
               {{{"IpProtocol", "tcp"},
                 {"FromPort", 80},
                 {"ToPort", 80},
                 {"IpRanges", {{{"CidrIp", "0.0.0.0/0"}}}}}}}});
  world.Launch("ECS_CLUSTER=web", 1, "t3.medium", {{"SecurityGroupIds", Json::array({closed})}});
  world.Advance(Minutes(3));
  const std::string group = world.Balance();
  world.Create(1, world.In(group));
  world.Advance(Minutes(3));
  EXPECT_TRUE(world.HasMessage("due to (reason Request timed out)"));
  EXPECT_FALSE(world.HasMessage("steady"));
}

TEST(BalancedService, ItsEndDrainsAllTargets) {
  ServiceWorld world(2);
  const std::string group = world.Balance();
  world.Create(2, world.In(group));
  world.Settle();
  world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}, {"force", true}});
  world.Advance(Seconds(25));
  EXPECT_EQ(Count(world.States(group), "draining"), 2);
  EXPECT_EQ(world.Describe()["status"], "DRAINING");
  world.Settle();
  EXPECT_EQ(world.States(group).size(), 0u);
  EXPECT_EQ(world.Describe()["status"], "INACTIVE");
}

TEST(BalancedService, AListenerThatGoesLeavesItUnready) {
  ServiceWorld world(1);
  const std::string group = world.Balance();
  world.Create(1, world.In(group));
  world.Settle();
  world.Call("elbv2.DeleteListener", {{"ListenerArn", world.listener()}});
  world.Advance(Minutes(2));
  // Nobody checks its targets any more; nobody stops the task for that.
  EXPECT_THAT(world.States(group), Each(std::string("unused")));
  EXPECT_EQ(world.Describe()["runningCount"], 1);
  EXPECT_TRUE(world.Stopped().is_null());
}

}  // namespace
}  // namespace wt
