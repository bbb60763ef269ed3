#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/engine/faults/faults.h"
#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::HasSubstr;

TEST(FaultPageTest, ListsWhatThereIsToStart) {
  FaultWorld world;
  const Json actions = Json::parse(world.Page("GET", "faults/actions").body)["actions"];
  EXPECT_EQ(actions.size(), 24u);
  EXPECT_EQ(actions[0]["action"], "aws:ec2:api-insufficient-instance-capacity-error");
  EXPECT_EQ(actions[0]["parameters"][1]["name"], "availabilityZoneIdentifiers");
}

TEST(FaultPageTest, AFaultIsListedEndedAndKnownAfterwards) {
  FaultWorld world;
  const std::string id =
      world.Fault(R"({"wt:metrics:gap": {"namespace": "AWS/ECS"}, "name": "gap", "for": "1h"})");
  EXPECT_EQ(id, "fault-1");
  Json fault = world.FaultOf("gap");
  EXPECT_EQ(fault["status"], "running");
  EXPECT_EQ(fault["begins"], "2024-01-01T00:00:00.000Z");
  EXPECT_EQ(fault["ends"], "2024-01-01T01:00:00.000Z");
  EXPECT_EQ(world.Page("DELETE", "faults/gaps").body,
            "{\"error\":\"NotFound\",\"message\":\"No fault gaps stands. These do: fault-1 "
            "(gap).\"}\n");
  world.Advance(Minutes(1));
  world.EndFault("gap");
  fault = world.FaultOf(id);
  EXPECT_EQ(fault["status"], "completed");
  EXPECT_EQ(fault["ended"], "2024-01-01T00:01:00.000Z");
  EXPECT_EQ(world.Page("DELETE", "faults/gap").status, 404);
  EXPECT_EQ(world.Page("PUT", "faults").status, 405);
}

TEST(FaultPageTest, ATemplateOfFisRunsInItsOrder) {
  FaultWorld world;
  const std::vector<std::string> ids = world.Faults(R"({
    "description": "two things, one after the other", "roleArn": "arn:aws:iam::1:role/fis",
    "stopConditions": [{"source": "none"}],
    "actions": {
      "first": {"actionId": "wt:metrics:gap", "parameters": {"duration": "PT5M"}},
      "pause": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"},
                "startAfter": ["first"]},
      "second": {"actionId": "wt:instance:slow-boot",
                 "parameters": {"duration": "PT2M", "times": "3"}, "startAfter": ["pause"]}
    }})");
  ASSERT_EQ(ids.size(), 2u);
  EXPECT_EQ(world.FaultOf("first")["status"], "running");
  EXPECT_EQ(world.FaultOf("second")["status"], "pending");
  world.ThroughASnapshot();
  world.Advance(Minutes(5) + Seconds(30));
  EXPECT_EQ(world.FaultOf("first")["status"], "completed");
  EXPECT_EQ(world.FaultOf("second")["status"], "pending");
  world.Advance(Minutes(1));
  EXPECT_EQ(world.FaultOf("second")["status"], "running");
  world.Advance(Minutes(2));
  EXPECT_EQ(world.FaultOf("second")["status"], "completed");
}

TEST(FaultPageTest, WhatIsPassedOverIsSaid) {
  FaultWorld world;
  const Json answer = Json::parse(
      world
          .Page("POST", "faults",
                R"({"stopConditions": [{"source": "aws:cloudwatch:alarm", "value": "arn"}],
                     "actions": {"m": {"actionId": "wt:clock:mark",
                                       "parameters": {"text": "here"}}}})")
          .body);
  EXPECT_THAT(answer["notices"][0].get<std::string>(), HasSubstr("stopConditions"));
  EXPECT_EQ(world.Happened("mark"), 1u);
}

TEST(FaultPageTest, ALaterFaultThatFindsNothingHasFailed) {
  FaultWorld world;
  const std::string id =
      world.Fault(R"({"aws:ec2:terminate-instances": {"selectionMode": "ALL"}, "after": "1m"})");
  world.Advance(Minutes(2));
  EXPECT_EQ(world.FaultOf(id)["status"], "failed");
  EXPECT_EQ(world.FaultOf(id)["why"], "Instances: nothing matches.");
}

TEST(FaultPageTest, StopAsksWhoeverRunsTheWorld) {
  FaultWorld world;
  std::string asked;
  world.world().Subscribe<faults::StopAsked>(
      [&](Turn&, const faults::StopAsked& news) { asked = news.name; });
  world.Fault(R"({"stop": {}, "name": "spare-me"})");
  EXPECT_EQ(asked, "spare-me");
}

}  // namespace
}  // namespace wt
