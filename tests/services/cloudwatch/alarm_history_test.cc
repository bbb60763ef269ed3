#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

Json History(TestWorld& world, const Json& request = Json::object()) {
  return world.Call("cloudwatch.DescribeAlarmHistory", request)["AlarmHistoryItems"];
}

TEST(DescribeAlarmHistoryTest, TellsOfCreationStatesActionsAndTheEnd) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"AlarmActions", {"arn:aws:sns:us-east-1:1:ops"}}}));
  RunMinutes(world, 5, 90);
  world.Call("cloudwatch.DeleteAlarms", {{"AlarmNames", {"high"}}});
  const Json items = History(world, {{"AlarmName", "high"}, {"ScanBy", "TimestampAscending"}});
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0]["HistorySummary"], "Alarm \"high\" created");
  EXPECT_EQ(items[1]["HistorySummary"], "Alarm updated from INSUFFICIENT_DATA to ALARM");
  EXPECT_EQ(items[2]["HistorySummary"], "Successfully executed action arn:aws:sns:us-east-1:1:ops");
  EXPECT_EQ(items[3]["HistorySummary"], "Alarm \"high\" deleted");
  const Json data = Json::parse(items[1]["HistoryData"].get<std::string>());
  EXPECT_EQ(data["oldState"]["stateValue"], "INSUFFICIENT_DATA");
  EXPECT_EQ(data["newState"]["stateReasonData"]["version"], "1.0");
  const Json action = Json::parse(items[2]["HistoryData"].get<std::string>());
  EXPECT_EQ(action["actionState"], "Succeeded");
  EXPECT_EQ(action["notificationResource"], "arn:aws:sns:us-east-1:1:ops");
}

TEST(DescribeAlarmHistoryTest, TellsWhyAnActionFailed) {
  TestWorld world;
  world.world().Subscribe<AlarmStateChanged>([](Turn&, const AlarmStateChanged& event) {
    for (const std::string& action : event.actions) event.failed.emplace_back(action, "no such");
  });
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"AlarmActions", {"arn:aws:x:r:1:p"}}}));
  RunMinutes(world, 5, 90);
  const Json items = History(world, {{"HistoryItemType", "Action"}});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0]["HistorySummary"],
            "Failed to execute action arn:aws:x:r:1:p. Received error: \"no such\"");
}

TEST(DescribeAlarmHistoryTest, FiltersAndPages) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("a"));
  world.Advance(Minutes(1));
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("b"));
  world.Call("cloudwatch.PutCompositeAlarm", {{"AlarmName", "c"}, {"AlarmRule", "ALARM(a)"}});
  EXPECT_EQ(History(world).size(), 2U);
  EXPECT_EQ(History(world, {{"AlarmTypes", {"CompositeAlarm"}}}).size(), 1U);
  EXPECT_EQ(History(world, {{"HistoryItemType", "StateUpdate"}}).size(), 0U);
  EXPECT_EQ(History(world, {{"StartDate", "2024-01-01T00:00:30Z"}}).size(), 1U);
  const Json first = world.Call("cloudwatch.DescribeAlarmHistory", {{"MaxRecords", 1}});
  EXPECT_EQ(first["AlarmHistoryItems"][0]["AlarmName"], "b");
  const Json second = world.Call("cloudwatch.DescribeAlarmHistory",
                                 {{"MaxRecords", 1}, {"NextToken", first["NextToken"]}});
  EXPECT_EQ(second["AlarmHistoryItems"][0]["AlarmName"], "a");
  EXPECT_FALSE(second.contains("NextToken"));
  EXPECT_EQ(world.Fail("cloudwatch.DescribeAlarmHistory", {{"NextToken", "x"}}).code,
            "InvalidNextToken");
}

}  // namespace
}  // namespace wt::cloudwatch
