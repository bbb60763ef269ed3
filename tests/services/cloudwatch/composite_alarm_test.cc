#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

void SetState(TestWorld& world, std::string_view name, std::string_view state) {
  world.Call("cloudwatch.SetAlarmState",
             {{"AlarmName", name}, {"StateValue", state}, {"StateReason", "set"}});
}

void PutPair(TestWorld& world) {
  for (const char* name : {"a", "b"}) {
    world.Call("cloudwatch.PutMetricAlarm", WebAlarm(name, {{"TreatMissingData", "ignore"}}));
  }
}

Json Composite(std::string_view rule, const Json& changes = Json::object()) {
  Json alarm{{"AlarmName", "both"}, {"AlarmRule", rule}};
  alarm.update(changes);
  return alarm;
}

TEST(PutCompositeAlarmTest, FollowsItsAlarmsInTheSameTurn) {
  TestWorld world;
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a) AND ALARM(\"b\")"));
  EXPECT_EQ(StateOf(world, "both"), "INSUFFICIENT_DATA");
  world.Advance(Seconds(2));
  EXPECT_EQ(StateOf(world, "both"), "OK");
  SetState(world, "a", "ALARM");
  EXPECT_EQ(StateOf(world, "both"), "OK");
  SetState(world, "b", "ALARM");
  const Json alarm = DescribeAlarm(world, "both");
  EXPECT_EQ(alarm["StateValue"], "ALARM");
  EXPECT_EQ(alarm["StateReason"],
            "arn:aws:cloudwatch:us-east-1:123456789012:alarm:b transitioned to ALARM at Monday 01 "
            "January, 2024 00:00:02 UTC");
  const Json data = Json::parse(alarm["StateReasonData"].get<std::string>());
  EXPECT_EQ(data["triggeringAlarms"][0]["state"]["value"], "ALARM");
}

TEST(PutCompositeAlarmTest, CompositesFollowComposites) {
  TestWorld world;
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a)"));
  world.Call("cloudwatch.PutCompositeAlarm",
             {{"AlarmName", "top"},
              {"AlarmRule", "ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:both)"}});
  SetState(world, "a", "ALARM");
  EXPECT_EQ(StateOf(world, "top"), "ALARM");
}

TEST(PutCompositeAlarmTest, ACycleEnds) {
  TestWorld world;
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a)"));
  world.Call("cloudwatch.PutCompositeAlarm", {{"AlarmName", "top"}, {"AlarmRule", "ALARM(both)"}});
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a) OR OK(top)"));
  SetState(world, "a", "ALARM");
  EXPECT_EQ(StateOf(world, "top"), "ALARM");
}

TEST(PutCompositeAlarmTest, RefusesARuleThatCannotBe) {
  TestWorld world;
  PutPair(world);
  EXPECT_EQ(world.Fail("cloudwatch.PutCompositeAlarm", Composite("ALARM(a) AND")).code,
            "ValidationError");
  EXPECT_EQ(world.Fail("cloudwatch.PutCompositeAlarm", Composite("ALARM(x) OR ALARM(y)")).message,
            "Could not save the composite alarm as alarms [x, y] in the alarm rule do not exist");
  EXPECT_EQ(
      world
          .Fail("cloudwatch.PutCompositeAlarm",
                Composite("ALARM(a)", {{"AlarmActions", {"arn:aws:automate:us-east-1:ec2:stop"}}}))
          .code,
      "ValidationError");
  EXPECT_EQ(
      world
          .Fail("cloudwatch.PutCompositeAlarm", Composite("ALARM(a)", {{"ActionsSuppressor", "b"}}))
          .code,
      "ValidationError");
  EXPECT_EQ(
      world.Fail("cloudwatch.PutCompositeAlarm", {{"AlarmName", "a"}, {"AlarmRule", "ALARM(b)"}})
          .code,
      "ValidationError");
}

TEST(PutCompositeAlarmTest, WhatItLooksAtCannotBeDeleted) {
  TestWorld world;
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a) OR ALARM(b)"));
  EXPECT_EQ(world.Fail("cloudwatch.DeleteAlarms", {{"AlarmNames", {"a"}}}).message,
            "Cannot delete a as there are composite alarm(s) depending on it.");
  EXPECT_EQ(world.Fail("cloudwatch.DeleteAlarms", {{"AlarmNames", {"a", "b"}}}).message,
            "Cannot delete a,b as there are composite alarm(s) depending on them.");
  world.Call("cloudwatch.DeleteAlarms", {{"AlarmNames", {"both"}}});
  world.Call("cloudwatch.DeleteAlarms", {{"AlarmNames", {"a", "b"}}});
  EXPECT_EQ(StateOf(world, "a"), "");
}

TEST(PutCompositeAlarmTest, NamesItsChildrenAndParents) {
  TestWorld world;
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm", Composite("ALARM(a) OR ALARM(b)"));
  EXPECT_EQ(
      world.Call("cloudwatch.DescribeAlarms", {{"ChildrenOfAlarmName", "both"}})["MetricAlarms"]
          .size(),
      2U);
  EXPECT_EQ(
      world.Call("cloudwatch.DescribeAlarms", {{"ParentsOfAlarmName", "a"}})["CompositeAlarms"]
          .size(),
      1U);
}

TEST(PutCompositeAlarmTest, ItsSuppressorHoldsItsActionsBack) {
  TestWorld world;
  std::vector<AlarmStateChanged> heard;
  world.world().Subscribe<AlarmStateChanged>([&](Turn&, const AlarmStateChanged& event) {
    if (event.alarm_name == "both" && event.to == "ALARM") heard.push_back(event);
  });
  PutPair(world);
  world.Call("cloudwatch.PutCompositeAlarm",
             Composite("ALARM(a)", {{"ActionsSuppressor", "b"},
                                    {"ActionsSuppressorWaitPeriod", 60},
                                    {"ActionsSuppressorExtensionPeriod", 30},
                                    {"AlarmActions", {"arn:aws:sns:a:b:c"}}}));
  // 1. It waits for its suppressor, which comes in time.
  SetState(world, "a", "ALARM");
  EXPECT_EQ(DescribeAlarm(world, "both")["ActionsSuppressedBy"], "WaitPeriod");
  SetState(world, "b", "ALARM");
  EXPECT_EQ(DescribeAlarm(world, "both")["ActionsSuppressedBy"], "Alarm");
  // 2. The suppressor goes; after the extension the actions are carried out.
  SetState(world, "b", "OK");
  EXPECT_EQ(DescribeAlarm(world, "both")["ActionsSuppressedReason"],
            "Actions suppressed by ExtensionPeriod");
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_FALSE(heard[0].actions_enabled);
  world.Advance(Seconds(31));
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_TRUE(heard[1].actions_enabled);
  EXPECT_FALSE(DescribeAlarm(world, "both").contains("ActionsSuppressedBy"));
}

}  // namespace
}  // namespace wt::cloudwatch
