#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

TEST(DescribeAlarmsTest, FiltersByNamePrefixStateAndAction) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("web-high"));
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("web-low", {{"OKActions", {"arn:aws:sns:us-east-1:1:ops"}}}));
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("api-high"));
  world.Call("cloudwatch.SetAlarmState",
             {{"AlarmName", "api-high"}, {"StateValue", "ALARM"}, {"StateReason", "x"}});
  const auto count = [&](const Json& request) {
    return world.Call("cloudwatch.DescribeAlarms", request)["MetricAlarms"].size();
  };
  EXPECT_EQ(count(Json::object()), 3U);
  EXPECT_EQ(count({{"AlarmNamePrefix", "web-"}}), 2U);
  EXPECT_EQ(count({{"AlarmNames", {"web-low", "nobody"}}}), 1U);
  EXPECT_EQ(count({{"StateValue", "ALARM"}}), 1U);
  EXPECT_EQ(count({{"ActionPrefix", "arn:aws:sns"}}), 1U);
  EXPECT_EQ(count({{"AlarmTypes", {"CompositeAlarm"}}}), 0U);
}

TEST(DescribeAlarmsTest, PagesInOrderOfName) {
  TestWorld world;
  for (int i = 10; i < 17; ++i) {
    world.Call("cloudwatch.PutMetricAlarm", WebAlarm(StrCat("alarm-", i)));
  }
  std::string names;
  Json token;
  do {
    Json request{{"MaxRecords", 3}};
    if (!token.is_null()) request["NextToken"] = token;
    const Json page = world.Call("cloudwatch.DescribeAlarms", request);
    for (const Json& alarm : page["MetricAlarms"]) {
      names += alarm["AlarmName"].get<std::string>().substr(6) + " ";
    }
    token = page.contains("NextToken") ? page["NextToken"] : Json();
  } while (!token.is_null());
  EXPECT_EQ(names, "10 11 12 13 14 15 16 ");
}

TEST(DescribeAlarmsTest, RefusesFiltersThatContradict) {
  TestWorld world;
  EXPECT_EQ(
      world.Fail("cloudwatch.DescribeAlarms", {{"AlarmNames", {"a"}}, {"AlarmNamePrefix", "a"}})
          .code,
      "ValidationError");
  EXPECT_EQ(
      world.Fail("cloudwatch.DescribeAlarms", {{"ChildrenOfAlarmName", "a"}, {"StateValue", "OK"}})
          .code,
      "ValidationError");
  EXPECT_EQ(world.Fail("cloudwatch.DescribeAlarms", {{"NextToken", "x"}}).code, "InvalidNextToken");
}

TEST(DescribeAlarmsForMetricTest, FindsThoseOnThisVeryMetric) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  Json request{{"Namespace", "App"}, {"MetricName", "Load"}};
  EXPECT_TRUE(world.Call("cloudwatch.DescribeAlarmsForMetric", request)["MetricAlarms"].empty());
  request["Dimensions"] = {{{"Name", "Service"}, {"Value", "web"}}};
  EXPECT_EQ(world.Call("cloudwatch.DescribeAlarmsForMetric", request)["MetricAlarms"].size(), 1U);
  request["Period"] = 300;
  EXPECT_TRUE(world.Call("cloudwatch.DescribeAlarmsForMetric", request)["MetricAlarms"].empty());
}

}  // namespace
}  // namespace wt::cloudwatch
