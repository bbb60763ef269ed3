// Capacity providers, their groups, and the loop between them.

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/encoding.h"
#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

class CapacityProviders : public ::testing::Test {
 protected:
  void MakeGroup(const std::string& name, int min, int max, const Json& more = Json::object()) {
    world_.Call("ec2.CreateLaunchTemplate",
                {{"LaunchTemplateName", name},
                 {"LaunchTemplateData",
                  {{"ImageId", "ami-0123456789abcdef0"},
                   {"InstanceType", "m5.large"},
                   {"IamInstanceProfile", {{"Name", EcsWorld::kProfile}}},
                   {"UserData", Base64Encode("#!/bin/bash\necho ECS_CLUSTER=web >> "
                                             "/etc/ecs/ecs.config\n")}}}});
    Json request = {{"AutoScalingGroupName", name},
                    {"MinSize", min},
                    {"MaxSize", max},
                    {"LaunchTemplate", {{"LaunchTemplateName", name}, {"Version", "$Latest"}}},
                    {"VPCZoneIdentifier", world_.subnets()[0] + "," + world_.subnets()[1]}};
    request.update(more);
    world_.Call("autoscaling.CreateAutoScalingGroup", request);
  }
  Json Group(const std::string& name) {
    return world_.Call("autoscaling.DescribeAutoScalingGroups",
                       {{"AutoScalingGroupNames", {name}}})["AutoScalingGroups"][0];
  }
  Json Request(const std::string& name, const Json& more = Json::object()) {
    Json provider = {{"autoScalingGroupArn", name}};
    provider.merge_patch(more);
    return {{"name", name}, {"autoScalingGroupProvider", provider}};
  }
  Json Provider(const std::string& name) {
    return world_.Call("ecs.DescribeCapacityProviders",
                       {{"capacityProviders", {name}}})["capacityProviders"][0];
  }
  Json Put(const Json& names, const Json& strategy = Json::array()) {
    return world_.Call("ecs.PutClusterCapacityProviders",
                       {{"cluster", "web"},
                        {"capacityProviders", names},
                        {"defaultCapacityProviderStrategy", strategy}})["cluster"];
  }
  static Json Scaling(const Json& more = Json::object()) {
    Json scaling = {{"status", "ENABLED"}};
    scaling.merge_patch(more);
    return {{"managedScaling", scaling}};
  }

  ServiceWorld world_;
};

TEST_F(CapacityProviders, AreMadeOfAGroupAndMarkIt) {
  MakeGroup("ondemand", 0, 10);
  const Json made =
      world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()))["capacityProvider"];
  EXPECT_EQ(made["capacityProviderArn"],
            "arn:aws:ecs:us-east-1:123456789012:capacity-provider/ondemand");
  EXPECT_EQ(made["status"], "ACTIVE");
  const Json group = made["autoScalingGroupProvider"];
  EXPECT_EQ(group["autoScalingGroupArn"], Group("ondemand")["AutoScalingGroupARN"]);
  EXPECT_EQ(group["managedScaling"], (Json{{"status", "ENABLED"},
                                           {"targetCapacity", 100},
                                           {"minimumScalingStepSize", 1},
                                           {"maximumScalingStepSize", 10000},
                                           {"instanceWarmupPeriod", 300}}));
  EXPECT_EQ(group["managedTerminationProtection"], "DISABLED");
  EXPECT_EQ(group["managedDraining"], "ENABLED");
  EXPECT_EQ(Group("ondemand")["Tags"][0]["Key"], "AmazonECSManaged");
}

TEST_F(CapacityProviders, RefuseWhatCannotBe) {
  MakeGroup("ondemand", 0, 10);
  const auto fail = [&](const Json& request) {
    return world_.Fail("ecs.CreateCapacityProvider", request);
  };
  EXPECT_EQ(fail(Request("ecs-mine")).code, "InvalidParameterException");
  EXPECT_EQ(
      fail({{"name", "x"}, {"autoScalingGroupProvider", {{"autoScalingGroupArn", "gone"}}}}).code,
      "ClientException");
  EXPECT_THAT(fail(Request("ondemand", {{"managedScaling", {{"status", "ENABLED"}}},
                                        {"managedTerminationProtection", "ENABLED"}}))
                  .message,
              ::testing::HasSubstr("instance protection from scale in enabled"));
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand"));
  EXPECT_THAT(
      fail({{"name", "two"}, {"autoScalingGroupProvider", {{"autoScalingGroupArn", "ondemand"}}}})
          .message,
      ::testing::HasSubstr("already being used by another capacity provider"));
  EXPECT_THAT(fail(Request("ondemand")).message, ::testing::HasSubstr("already exists"));
}

TEST_F(CapacityProviders, AreListedWithFargatesOwn) {
  MakeGroup("ondemand", 0, 10);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand"));
  const Json all = world_.Call("ecs.DescribeCapacityProviders");
  EXPECT_EQ(all["capacityProviders"].size(), 3u);
  EXPECT_EQ(world_.Call("ecs.DescribeCapacityProviders",
                        {{"capacityProviders", {"gone"}}})["failures"][0]["reason"],
            "MISSING");
}

TEST_F(CapacityProviders, AreChangedAndDeleted) {
  MakeGroup("ondemand", 0, 10);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()));
  const Json changed =
      world_.Call("ecs.UpdateCapacityProvider",
                  {{"name", "ondemand"},
                   {"autoScalingGroupProvider", {{"managedScaling", {{"targetCapacity", 80}}}}}});
  EXPECT_EQ(changed["capacityProvider"]["updateStatus"], "UPDATE_COMPLETE");
  EXPECT_EQ(Provider("ondemand")["autoScalingGroupProvider"]["managedScaling"]["targetCapacity"],
            80);
  EXPECT_EQ(Provider("ondemand")["autoScalingGroupProvider"]["managedScaling"]["status"],
            "ENABLED");
  Put({"ondemand"});
  EXPECT_EQ(world_.Fail("ecs.DeleteCapacityProvider", {{"capacityProvider", "ondemand"}}).code,
            "ClientException");
  Put(Json::array());
  world_.Call("ecs.DeleteCapacityProvider", {{"capacityProvider", "ondemand"}});
  EXPECT_EQ(Provider("ondemand")["status"], "INACTIVE");
  EXPECT_EQ(world_.Fail("ecs.DeleteCapacityProvider", {{"capacityProvider", "ondemand"}}).message,
            "The specified capacity provider does not exist. Specify a valid name or ARN and try "
            "again.");
}

TEST_F(CapacityProviders, AClusterListsThemAllAtOnce) {
  MakeGroup("ondemand", 0, 10);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()));
  const Json strategy = {{{"capacityProvider", "ondemand"}, {"weight", 1}}};
  const Json cluster = Put({"ondemand", "FARGATE"}, strategy);
  EXPECT_EQ(cluster["capacityProviders"], (Json{"ondemand", "FARGATE"}));
  EXPECT_EQ(cluster["defaultCapacityProviderStrategy"][0]["base"], 0);
  EXPECT_EQ(cluster["attachmentsStatus"], "UPDATE_COMPLETE");
  EXPECT_EQ(world_
                .Fail("ecs.PutClusterCapacityProviders",
                      {{"cluster", "web"},
                       {"capacityProviders", {"gone"}},
                       {"defaultCapacityProviderStrategy", Json::array()}})
                .message,
            "The specified capacity provider was not found. Specify a valid capacity provider and "
            "try again");
  world_.Create(0);
  EXPECT_EQ(world_.Describe()["capacityProviderStrategy"][0]["capacityProvider"], "ondemand");
  EXPECT_FALSE(world_.Describe().contains("launchType"));
  EXPECT_EQ(world_
                .Fail("ecs.PutClusterCapacityProviders",
                      {{"cluster", "web"},
                       {"capacityProviders", Json::array()},
                       {"defaultCapacityProviderStrategy", Json::array()}})
                .message,
            "The specified capacity provider is in use and cannot be removed.");
}

TEST_F(CapacityProviders, ShareTasksByBaseAndWeight) {
  MakeGroup("ondemand", 2, 2);
  MakeGroup("spot", 2, 2);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand"));
  world_.Call("ecs.CreateCapacityProvider", Request("spot"));
  Put({"ondemand", "spot"});
  world_.Advance(Minutes(5));
  world_.Create(10, {{"capacityProviderStrategy",
                      {{{"capacityProvider", "ondemand"}, {"base", 2}, {"weight", 1}},
                       {{"capacityProvider", "spot"}, {"weight", 3}}}}});
  world_.Advance(Minutes(5));
  std::map<std::string, int> counts;
  const Json tasks = world_.Tasks();
  for (const Json& task : tasks) ++counts[task["capacityProviderName"].get<std::string>()];
  EXPECT_THAT(counts,
              ::testing::ElementsAre(::testing::Pair("ondemand", 4), ::testing::Pair("spot", 6)));
}

TEST_F(CapacityProviders, WithoutScalingATaskFailsAtOnce) {
  MakeGroup("ondemand", 0, 10);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand"));
  Put({"ondemand"}, {{{"capacityProvider", "ondemand"}, {"weight", 1}}});
  const Json ran = world_.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}});
  EXPECT_EQ(ran["tasks"].size(), 0u);
  EXPECT_EQ(ran["failures"].size(), 1u);
}

TEST_F(CapacityProviders, ScaleFromNothingAndBack) {
  MakeGroup("ondemand", 0, 10);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()));
  Put({"ondemand"}, {{{"capacityProvider", "ondemand"}, {"weight", 1}}});
  world_.Define("half", 1024, 512);
  world_.Create(8, {{"taskDefinition", "half"}});
  world_.Advance(Seconds(30));
  // 1. They wait, and the metric says so.
  EXPECT_EQ(world_.Tasks()[0]["lastStatus"], "PROVISIONING");
  EXPECT_EQ(world_.Describe()["pendingCount"], 8);
  // 2. An empty group begins with two instances; the rest follows after the warm-up.
  world_.Advance(Minutes(4));
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 2);
  world_.Advance(Minutes(16));
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 4);
  EXPECT_EQ(world_.Describe()["runningCount"], 8);
  EXPECT_EQ(world_.Tasks()[0]["capacityProviderName"], "ondemand");
  // 3. With nothing to do they go again, slowly.
  world_.Update({{"desiredCount", 0}});
  world_.Advance(Minutes(14));
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 4);
  world_.Advance(Hours(1));
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 0);
  EXPECT_EQ(Group("ondemand")["Instances"].size(), 0u);
  EXPECT_EQ(world_.ContainerInstances("web").size(), 0u);
}

TEST_F(CapacityProviders, AWaitingTaskIsGivenUpAfterHalfAnHourAtMost) {
  MakeGroup("ondemand", 0, 1);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()));
  Put({"ondemand"}, {{{"capacityProvider", "ondemand"}, {"weight", 1}}});
  world_.Define("huge", 128, 100000);
  const Json task =
      world_.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "huge"}})["tasks"][0];
  EXPECT_EQ(task["lastStatus"], "PROVISIONING");
  world_.Advance(Minutes(9));
  EXPECT_EQ(world_.Task("web", task["taskArn"])["lastStatus"], "PROVISIONING");
  world_.Advance(Minutes(22));
  const Json stopped = world_.Task("web", task["taskArn"]);
  EXPECT_EQ(stopped["lastStatus"], "STOPPED");
  EXPECT_EQ(stopped["stopCode"], "TaskFailedToStart");
  // A task too large for the type scales nothing.
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 0);
}

TEST_F(CapacityProviders, AtMostFiveHundredTasksWaitInACluster) {
  MakeGroup("ondemand", 0, 1);
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand", Scaling()));
  Put({"ondemand"}, {{{"capacityProvider", "ondemand"}, {"weight", 1}}});
  world_.Define("huge", 100000, 128);  // No instance of the group holds it.
  world_.Create(501, {{"taskDefinition", "huge"}});
  world_.Advance(Minutes(3));
  EXPECT_EQ(world_.Describe()["pendingCount"], 500);
  EXPECT_TRUE(
      world_.HasMessage("(service site) was unable to place tasks in your cluster because the "
                        "tasks provisioning capacity limit was exceeded."));
  const Error error = world_.Fail("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "huge"}});
  EXPECT_EQ(error.code, "ClientException");
  EXPECT_EQ(error.message, "Tasks provisioning capacity limit exceeded.");
}

TEST_F(CapacityProviders, ProtectionKeepsBusyInstances) {
  MakeGroup("ondemand", 0, 10, {{"NewInstancesProtectedFromScaleIn", true}});
  world_.Call("ecs.CreateCapacityProvider",
              Request("ondemand", {{"managedScaling", {{"status", "ENABLED"}}},
                                   {"managedTerminationProtection", "ENABLED"}}));
  Put({"ondemand"}, {{{"capacityProvider", "ondemand"}, {"weight", 1}}});
  world_.Define("half", 1024, 512);
  world_.Create(8, {{"taskDefinition", "half"},
                    {"placementStrategy", {{{"type", "binpack"}, {"field", "memory"}}}}});
  world_.Advance(Minutes(25));
  EXPECT_EQ(Group("ondemand")["DesiredCapacity"], 4);
  world_.Update({{"desiredCount", 3}});
  world_.Advance(Hours(1));
  // The policy may ask for fewer than are busy; the group cannot take them.
  EXPECT_LE(Group("ondemand")["DesiredCapacity"], 2);
  EXPECT_EQ(Group("ondemand")["Instances"].size(), 2u);
  EXPECT_EQ(world_.Describe()["runningCount"], 3);
  // None of the three was moved: the instances that went were empty.
  const Json stopped = world_.Call(
      "ecs.ListTasks",
      {{"cluster", "web"}, {"serviceName", "site"}, {"desiredStatus", "STOPPED"}})["taskArns"];
  for (const Json& arn : stopped) {
    EXPECT_EQ(world_.Task("web", arn)["stopCode"], "ServiceSchedulerInitiated");
  }
}

TEST_F(CapacityProviders, DrainingMovesTasksBeforeATermination) {
  MakeGroup("ondemand", 1, 4, {{"DesiredCapacity", 2}});
  world_.Call("ecs.CreateCapacityProvider", Request("ondemand"));
  Put({"ondemand"});
  world_.Advance(Minutes(5));
  world_.Create(4);
  world_.Advance(Minutes(3));
  const std::string ec2_id = Group("ondemand")["Instances"][0]["InstanceId"];
  world_.Call("autoscaling.TerminateInstanceInAutoScalingGroup",
              {{"InstanceId", ec2_id}, {"ShouldDecrementDesiredCapacity", true}});
  world_.Advance(Seconds(20));
  for (int i = 0; i < 60; ++i) {
    EXPECT_GE(world_.Describe()["runningCount"], 4);
    world_.Advance(Seconds(5));
  }
  EXPECT_EQ(Group("ondemand")["Instances"].size(), 1u);
  EXPECT_EQ(world_.Describe()["runningCount"], 4);
}

}  // namespace
}  // namespace wt
