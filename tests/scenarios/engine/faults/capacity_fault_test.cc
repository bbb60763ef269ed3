#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Json OneInstanceIn(FaultWorld& world, const std::string& zone) {
  const Json subnets = world.Call("ec2.DescribeSubnets")["Subnets"];
  std::string subnet;
  for (const Json& one : subnets) {
    if (one["AvailabilityZone"] == zone) subnet = one["SubnetId"];
  }
  return {{"ImageId", "ami-0123456789abcdef0"},
          {"InstanceType", "t3.micro"},
          {"MinCount", 1},
          {"MaxCount", 1},
          {"SubnetId", subnet}};
}

TEST(CapacityFaultTest, LaunchesByTheApiFailWithTheSentenceOfAws) {
  FaultWorld world;
  const std::string fault = world.Fault(
      R"({"aws:ec2:api-insufficient-instance-capacity-error":
          {"availabilityZoneIdentifiers": "us-east-1a,use1-az2", "percentage": 100}})");
  const Error error = world.Fail("ec2.RunInstances", OneInstanceIn(world, "us-east-1a"));
  EXPECT_EQ(error.code, "InsufficientInstanceCapacity");
  EXPECT_EQ(error.http_status, 500);
  EXPECT_THAT(error.message,
              HasSubstr("We currently do not have sufficient t3.micro capacity in the Availability "
                        "Zone you requested (us-east-1a). Our system will be working on "
                        "provisioning additional capacity. You can currently get t3.micro capacity "
                        "by not specifying an Availability Zone in your request or choosing "));
  EXPECT_THAT(world.InstancesIn(), IsEmpty());
  world.EndFault(fault);
  world.Call("ec2.RunInstances", OneInstanceIn(world, "us-east-1a"));
}

TEST(CapacityFaultTest, AGroupGoesToAnotherZone) {
  FaultWorld world;
  world.MakeStack();
  const std::vector<std::string> zones = world.Zones();
  ASSERT_EQ(zones.size(), 3u);
  const std::string fault = world.Fault(
      R"({"aws:ec2:asg-insufficient-instance-capacity-error": {"resourceArns": ["main"],
          "availabilityZoneIdentifiers": [")" +
      zones[0] + R"(", ")" + zones[1] + R"("]}})");
  const std::vector<std::string> before = world.InstancesIn();
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "main"}, {"DesiredCapacity", 5}});
  world.Advance(Minutes(3));
  EXPECT_THAT(world.Activities(),
              Contains(HasSubstr("We currently do not have sufficient t3.medium capacity")));
  EXPECT_THAT(world.Activities(), Contains(HasSubstr("Launching EC2 instance failed.")));
  for (const std::string& id : world.InstancesIn()) {
    if (std::find(before.begin(), before.end(), id) != before.end()) continue;
    EXPECT_EQ(world.ZoneOf(id), zones[2]);
  }
  EXPECT_EQ(world.InstancesIn().size(), 5u);
  world.EndFault(fault);
}

TEST(CapacityFaultTest, AFamineEverywhereIsTriedAgainUntilItsEnd) {
  FaultWorld world;
  world.MakeStack();
  world.Fault(R"({"aws:ec2:asg-insufficient-instance-capacity-error":
      {"availabilityZoneIdentifiers": "a,b,c,d,e,f", "resourceArns": ["main"]},
      "for": "10m"})");
  const size_t before = world.InstancesIn().size();
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "main"}, {"DesiredCapacity", 6}});
  world.Advance(Minutes(9));
  EXPECT_EQ(world.InstancesIn().size(), before);
  world.ThroughASnapshot();
  world.Advance(Minutes(8));
  EXPECT_EQ(world.InstancesIn().size(), 6u);
}

TEST(CapacityFaultTest, OtherGroupsAndTheApiAreLeftAlone) {
  FaultWorld world;
  world.MakeStack();
  world.Fault(R"({"aws:ec2:asg-insufficient-instance-capacity-error":
      {"availabilityZoneIdentifiers": "us-east-1a", "resourceArns": ["main"]}})");
  world.Call("ec2.RunInstances", OneInstanceIn(world, "us-east-1a"));
}

}  // namespace
}  // namespace wt
