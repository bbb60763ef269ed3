#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/autoscaling/support.h"

namespace wt::autoscaling_test {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST(CreateAutoScalingGroupTest, ReachesItsDesiredCapacityAcrossItsZones) {
  TestWorld world;
  MakeGroup(world, 4, 6);
  EXPECT_THAT(Instances(world), SizeIs(0));
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(4));
  EXPECT_EQ(CountIn(world, "us-east-1a"), 2);
  EXPECT_EQ(CountIn(world, "us-east-1b"), 2);
}

TEST(CreateAutoScalingGroupTest, AnswersAsAwsDescribesAGroup) {
  TestWorld world;
  MakeGroup(world, 1, 3,
            {{"Tags", {{{"Key", "team"}, {"Value", "a"}, {"PropagateAtLaunch", true}}}}});
  world.Settle();
  const Json group = Group(world);
  EXPECT_THAT(group["AutoScalingGroupARN"].get<std::string>(),
              MatchesRegex("arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:"
                           "[0-9a-f-]{36}:autoScalingGroupName/web"));
  EXPECT_EQ(group["DesiredCapacity"], 1);
  EXPECT_EQ(group["DefaultCooldown"], 300);
  EXPECT_EQ(group["HealthCheckType"], "EC2");
  EXPECT_EQ(group["HealthCheckGracePeriod"], 0);
  EXPECT_EQ(group["TerminationPolicies"], Json({"Default"}));
  EXPECT_EQ(group["AvailabilityZones"], Json({"us-east-1a", "us-east-1b"}));
  EXPECT_EQ(group["LaunchTemplate"]["LaunchTemplateName"], "web");
  EXPECT_EQ(group["LaunchTemplate"]["Version"], "$Latest");
  EXPECT_EQ(group["Tags"][0]["ResourceType"], "auto-scaling-group");
  EXPECT_THAT(group["ServiceLinkedRoleARN"].get<std::string>(),
              HasSubstr("AWSServiceRoleForAutoScaling"));
  const Json& instance = group["Instances"][0];
  EXPECT_EQ(instance["LifecycleState"], "InService");
  EXPECT_EQ(instance["HealthStatus"], "Healthy");
  EXPECT_EQ(instance["LaunchTemplate"]["Version"], "1");
  EXPECT_EQ(instance["ProtectedFromScaleIn"], false);
}

TEST(CreateAutoScalingGroupTest, InstancesCarryTheGroupsTags) {
  TestWorld world;
  MakeGroup(world, 1, 1,
            {{"Tags",
              {{{"Key", "team"}, {"Value", "a"}, {"PropagateAtLaunch", true}},
               {{"Key", "own"}, {"Value", "b"}, {"PropagateAtLaunch", false}}}}});
  world.Settle();
  const Json answer = world.Call("ec2.DescribeInstances", {{"InstanceIds", {Ids(world)[0]}}});
  std::map<std::string, std::string> tags;
  for (const Json& tag : answer["Reservations"][0]["Instances"][0]["Tags"]) {
    tags[tag["Key"]] = tag["Value"];
  }
  EXPECT_EQ(tags["aws:autoscaling:groupName"], "web");
  EXPECT_EQ(tags["team"], "a");
  EXPECT_FALSE(tags.contains("own"));
  EXPECT_EQ(tags["aws:ec2launchtemplate:version"], "1");
}

TEST(CreateAutoScalingGroupTest, WritesAnActivityForEachInstance) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Settle();
  const Json activities = Activities(world);
  ASSERT_THAT(activities, SizeIs(2));
  for (const Json& activity : activities) {
    EXPECT_EQ(activity["StatusCode"], "Successful");
    EXPECT_EQ(activity["Progress"], 100);
    EXPECT_THAT(activity["Description"].get<std::string>(),
                MatchesRegex("Launching a new EC2 instance: i-[0-9a-f]{17}"));
    EXPECT_THAT(
        activity["Cause"].get<std::string>(),
        MatchesRegex("At 2024-01-01T00:00:00Z a user request created an AutoScalingGroup changing "
                     "the desired capacity from 0 to 2\\.  At 2024-01-01T00:00:[0-9]{2}Z an "
                     "instance was started in response to a difference between desired and actual "
                     "capacity, increasing the capacity from 0 to 2\\."));
    const int64_t took = activity["EndTime"].get<int64_t>() - activity["StartTime"].get<int64_t>();
    EXPECT_GE(took, Seconds(29).micros);
    EXPECT_LE(took, Seconds(35).micros);
  }
}

TEST(CreateAutoScalingGroupTest, RefusesWhatDoesNotGoTogether) {
  TestWorld world;
  MakeTemplate(world);
  struct Case {
    Json change;
    std::string code, message;
  };
  const std::vector<Case> cases{
      {{{"MinSize", 3}},
       "ValidationError",
       "Max bound, 2, must be greater than or equal to min bound, 3"},
      {{{"DesiredCapacity", 5}},
       "ValidationError",
       "Desired capacity:5 must be between the specified min size:1 and max size:2"},
      {{{"LaunchTemplate", nullptr}},
       "ValidationError",
       "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or "
       "MixedInstancesPolicy parameter."},
      {{{"LaunchTemplate", {{"Version", "1"}}}},
       "ValidationError",
       "Valid requests must contain either launchTemplateId or LaunchTemplateName"},
      {{{"VPCZoneIdentifier", nullptr}},
       "ValidationError",
       "At least one Availability Zone or VPC Subnet is required."},
      {{{"AvailabilityZones", {"us-east-1c"}}},
       "ValidationError",
       "The availability zones of the specified subnets and the Auto Scaling group do not match"},
      {{{"VPCZoneIdentifier", "subnet-0123456789abcdef0"}},
       "ValidationError",
       "The subnet ID 'subnet-0123456789abcdef0' does not exist"},
      {{{"AutoScalingGroupName", "a:b"}},
       "ValidationError",
       "Invalid AutoScalingGroup name: a:b. A name may not contain colons."},
      {{{"TerminationPolicies", {"Whatever"}}},
       "ValidationError",
       "Invalid termination policy: Whatever"},
  };
  for (const Case& one : cases) {
    Json request = GroupRequest(world, 1, 2);
    for (const auto& [key, value] : one.change.items()) {
      if (value.is_null()) {
        request.erase(key);
      } else {
        request[key] = value;
      }
    }
    const std::string before = world.Digest();
    const Error error = world.Fail("autoscaling.CreateAutoScalingGroup", request);
    EXPECT_EQ(error.code, one.code);
    EXPECT_EQ(error.message, one.message);
    EXPECT_EQ(world.Digest(), before);
  }
}

TEST(CreateAutoScalingGroupTest, RefusesATemplateThatCannotLaunch) {
  TestWorld world;
  MakeTemplate(world, "web", {{"KeyName", "nobody"}});
  const Error error = world.Fail("autoscaling.CreateAutoScalingGroup", GroupRequest(world, 1, 2));
  EXPECT_EQ(error.code, "ValidationError");
  EXPECT_EQ(error.message,
            "You must use a valid fully-formed launch template. The key pair 'nobody' does not "
            "exist");
}

TEST(CreateAutoScalingGroupTest, RefusesASecondGroupOfTheSameName) {
  TestWorld world;
  MakeGroup(world, 0, 1);
  EXPECT_EQ(world.Fail("autoscaling.CreateAutoScalingGroup", GroupRequest(world, 0, 1)).code,
            "AlreadyExists");
}

TEST(UpdateAutoScalingGroupTest, NewBoundsMoveTheDesiredCapacity) {
  TestWorld world;
  MakeGroup(world, 1, 2);
  world.Settle();
  world.Call("autoscaling.UpdateAutoScalingGroup",
             {{"AutoScalingGroupName", "web"}, {"MinSize", 3}, {"MaxSize", 5}});
  world.Settle();
  EXPECT_EQ(Group(world)["DesiredCapacity"], 3);
  EXPECT_THAT(Ids(world, "InService"), SizeIs(3));
  EXPECT_THAT(Activities(world)[0]["Cause"].get<std::string>(),
              HasSubstr("a user request update of AutoScalingGroup constraints to min: 3, max: 5, "
                        "desired: 3 changing the desired capacity from 1 to 3."));
}

TEST(UpdateAutoScalingGroupTest, ChangedZonesAreRebalancedByLaunchingFirst) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Settle();
  const std::vector<std::string> subnets = Subnets(world);
  world.Call(
      "autoscaling.UpdateAutoScalingGroup",
      {{"AutoScalingGroupName", "web"}, {"VPCZoneIdentifier", subnets[1] + "," + subnets[2]}});
  world.Settle();
  EXPECT_EQ(CountIn(world, "us-east-1a"), 0);
  EXPECT_EQ(CountIn(world, "us-east-1b"), 1);
  EXPECT_EQ(CountIn(world, "us-east-1c"), 1);
}

TEST(UpdateAutoScalingGroupTest, AnUnknownGroupIsNamedNull) {
  TestWorld world;
  const Error error =
      world.Fail("autoscaling.UpdateAutoScalingGroup", {{"AutoScalingGroupName", "nope"}});
  EXPECT_EQ(error.code, "ValidationError");
  EXPECT_EQ(error.message, "AutoScalingGroup name not found - null");
}

TEST(SetDesiredCapacityTest, ScalesInAndTellsWhichInstanceWasSelected) {
  TestWorld world;
  MakeGroup(world, 0, 4, {{"DesiredCapacity", 3}});
  world.Settle();
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "web"}, {"DesiredCapacity", 2}});
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(2));
  EXPECT_EQ(CountIn(world, "us-east-1a"), 1);
  const Json activity = Activities(world)[0];
  EXPECT_THAT(activity["Description"].get<std::string>(),
              StartsWith("Terminating EC2 instance: i-"));
  EXPECT_EQ(activity["StatusCode"], "Successful");
  EXPECT_THAT(activity["Cause"].get<std::string>(),
              MatchesRegex("At .{20} a user request explicitly set group desired capacity changing "
                           "the desired capacity from 3 to 2\\.  At .{20} an instance was taken "
                           "out of service in response to a difference between desired and actual "
                           "capacity, shrinking the capacity from 3 to 2\\.  At .{20} instance "
                           "i-[0-9a-f]{17} was selected for termination\\."));
}

TEST(SetDesiredCapacityTest, RefusesWhatIsOutsideTheBounds) {
  TestWorld world;
  MakeGroup(world, 1, 2);
  const auto fail = [&](int64_t desired) {
    return world
        .Fail("autoscaling.SetDesiredCapacity",
              {{"AutoScalingGroupName", "web"}, {"DesiredCapacity", desired}})
        .message;
  };
  EXPECT_EQ(fail(3),
            "New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.");
  EXPECT_EQ(fail(0),
            "New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.");
}

TEST(SetDesiredCapacityTest, ProtectedInstancesStayAndTheHistorySaysSo) {
  TestWorld world;
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 2}, {"NewInstancesProtectedFromScaleIn", true}});
  world.Settle();
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "web"}, {"DesiredCapacity", 0}});
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(2));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 0);
  const Json activity = Activities(world)[0];
  EXPECT_EQ(activity["StatusCode"], "Cancelled");
  EXPECT_EQ(activity["Progress"], 100);
  EXPECT_EQ(activity["StatusMessage"],
            "Could not scale to desired capacity because all remaining instances are protected "
            "from scale-in.");
  // Without protection they go.
  world.Call("autoscaling.SetInstanceProtection", {{"AutoScalingGroupName", "web"},
                                                   {"InstanceIds", Ids(world)},
                                                   {"ProtectedFromScaleIn", false}});
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(0));
}

TEST(DeleteAutoScalingGroupTest, AGroupWithInstancesStaysUnlessForced) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Advance(Seconds(20));
  EXPECT_EQ(
      world.Fail("autoscaling.DeleteAutoScalingGroup", {{"AutoScalingGroupName", "web"}}).code,
      "ScalingActivityInProgress");
  world.Settle();
  const Error error =
      world.Fail("autoscaling.DeleteAutoScalingGroup", {{"AutoScalingGroupName", "web"}});
  EXPECT_EQ(error.code, "ResourceInUse");
  EXPECT_EQ(error.message,
            "You cannot delete an AutoScalingGroup while there are instances or pending Spot "
            "instance request(s) still in the group.");
  world.Call("autoscaling.DeleteAutoScalingGroup",
             {{"AutoScalingGroupName", "web"}, {"ForceDelete", true}});
  EXPECT_EQ(Group(world)["Status"], "Delete in progress");
  world.Settle();
  EXPECT_TRUE(Group(world).is_null());
}

TEST(DeleteAutoScalingGroupTest, LeavesNothingButItsActivities) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Settle();
  world.Call("autoscaling.UpdateAutoScalingGroup",
             {{"AutoScalingGroupName", "web"}, {"MinSize", 0}, {"MaxSize", 0}});
  world.Settle();
  world.Call("autoscaling.DeleteAutoScalingGroup", {{"AutoScalingGroupName", "web"}});
  EXPECT_TRUE(Group(world).is_null());
  EXPECT_EQ(
      world.Fail("autoscaling.DescribeScalingActivities", {{"AutoScalingGroupName", "web"}}).code,
      "ValidationError");
  const Json activities =
      world.Call("autoscaling.DescribeScalingActivities",
                 {{"AutoScalingGroupName", "web"}, {"IncludeDeletedGroups", true}});
  EXPECT_THAT(activities["Activities"], SizeIs(2));
  EXPECT_EQ(activities["Activities"][0]["AutoScalingGroupState"], "Deleted");
}

TEST(LaunchTest, AFailedLaunchSaysWhyAndIsTriedAgain) {
  TestWorld world;
  MakeGroup(world, 0, 1);
  // The template's image is there, its key pair is not any more.
  world.Call("ec2.CreateKeyPair", {{"KeyName", "gone"}});
  MakeTemplate(world, "keyed", {{"KeyName", "gone"}});
  world.Call(
      "autoscaling.UpdateAutoScalingGroup",
      {{"AutoScalingGroupName", "web"}, {"LaunchTemplate", {{"LaunchTemplateName", "keyed"}}}});
  world.Call("ec2.DeleteKeyPair", {{"KeyName", "gone"}});
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "web"}, {"DesiredCapacity", 1}});
  world.Settle();
  const Json activity = Activities(world)[0];
  EXPECT_EQ(activity["StatusCode"], "Failed");
  EXPECT_EQ(activity["StatusMessage"],
            "The key pair 'gone' does not exist. Launching EC2 instance failed.");
  EXPECT_EQ(activity["Description"],
            "Launching a new EC2 instance.  Status Reason: The key pair 'gone' does not exist. "
            "Launching EC2 instance failed.");
  world.Call("ec2.CreateKeyPair", {{"KeyName", "gone"}});
  world.Advance(Minutes(5));
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
}

TEST(ProcessesTest, ASuspendedProcessDoesNothingUntilItIsResumed) {
  TestWorld world;
  MakeGroup(world, 0, 2);
  world.Call("autoscaling.SuspendProcesses",
             {{"AutoScalingGroupName", "web"}, {"ScalingProcesses", {"Launch"}}});
  EXPECT_EQ(Group(world)["SuspendedProcesses"][0]["SuspensionReason"],
            "User suspended at 2024-01-01T00:00:00Z");
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "web"}, {"DesiredCapacity", 1}});
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(0));
  world.Call("autoscaling.ResumeProcesses", {{"AutoScalingGroupName", "web"}});
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  EXPECT_EQ(world
                .Fail("autoscaling.SuspendProcesses",
                      {{"AutoScalingGroupName", "web"}, {"ScalingProcesses", {"Nothing"}}})
                .code,
            "ValidationError");
}

TEST(MixedInstancesTest, OnDemandAndSpotFollowTheDistribution) {
  TestWorld world;
  MakeTemplate(world);
  Json request = GroupRequest(world, 0, 10, {{"DesiredCapacity", 6}});
  request.erase("LaunchTemplate");
  request["MixedInstancesPolicy"] = {
      {"LaunchTemplate",
       {{"LaunchTemplateSpecification", {{"LaunchTemplateName", "web"}}},
        {"Overrides", {{{"InstanceType", "t3.small"}}, {{"InstanceType", "t3.medium"}}}}}},
      {"InstancesDistribution",
       {{"OnDemandBaseCapacity", 2}, {"OnDemandPercentageAboveBaseCapacity", 50}}}};
  world.Call("autoscaling.CreateAutoScalingGroup", request);
  world.Settle();
  int64_t spot = 0;
  const Json answer = world.Call("ec2.DescribeInstances");
  for (const Json& reservation : answer["Reservations"]) {
    for (const Json& instance : reservation["Instances"]) {
      if (instance.contains("InstanceLifecycle")) ++spot;
    }
  }
  EXPECT_EQ(spot, 2);  // 2 + ⌈4 × 50 %⌉ are On-Demand.
  const Json policy = Group(world)["MixedInstancesPolicy"];
  EXPECT_EQ(policy["InstancesDistribution"]["OnDemandAllocationStrategy"], "prioritized");
  EXPECT_EQ(policy["LaunchTemplate"]["LaunchTemplateSpecification"]["Version"], "$Default");
}

TEST(DescribeAutoScalingGroupsTest, PagesAndFilters) {
  TestWorld world;
  MakeTemplate(world);
  for (const char* name : {"a", "b", "c"}) {
    world.Call("autoscaling.CreateAutoScalingGroup",
               GroupRequest(world, 0, 1,
                            {{"AutoScalingGroupName", name},
                             {"Tags", {{{"Key", "name"}, {"Value", name}}}}}));
  }
  const Json first = world.Call("autoscaling.DescribeAutoScalingGroups", {{"MaxRecords", 2}});
  EXPECT_THAT(first["AutoScalingGroups"], SizeIs(2));
  const Json rest = world.Call("autoscaling.DescribeAutoScalingGroups",
                               {{"MaxRecords", 2}, {"NextToken", first["NextToken"]}});
  EXPECT_EQ(rest["AutoScalingGroups"][0]["AutoScalingGroupName"], "c");
  EXPECT_FALSE(rest.contains("NextToken"));
  const Json filtered = world.Call("autoscaling.DescribeAutoScalingGroups",
                                   {{"Filters", {{{"Name", "tag:name"}, {"Values", {"b"}}}}}});
  EXPECT_THAT(filtered["AutoScalingGroups"], SizeIs(1));
  EXPECT_EQ(world.Fail("autoscaling.DescribeAutoScalingGroups", {{"NextToken", "x"}}).code,
            "InvalidNextToken");
}

}  // namespace
}  // namespace wt::autoscaling_test
