// PutMetricAlarm, SetAlarmState, actions on and off, DeleteAlarms.

#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

TEST(PutMetricAlarmTest, IsDescribedAsItWasPut) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"AlarmActions", {"arn:aws:sns:us-east-1:123456789012:ops"}},
                               {"AlarmDescription", "Too much"}}));
  const Json alarm = DescribeAlarm(world, "high");
  EXPECT_EQ(alarm["AlarmArn"], "arn:aws:cloudwatch:us-east-1:123456789012:alarm:high");
  EXPECT_EQ(alarm["StateValue"], "INSUFFICIENT_DATA");
  EXPECT_EQ(alarm["StateReason"], "Unchecked: Initial alarm creation");
  EXPECT_EQ(alarm["ActionsEnabled"], true);
  EXPECT_EQ(alarm["OKActions"], Json::array());
  EXPECT_EQ(alarm["AlarmActions"][0], "arn:aws:sns:us-east-1:123456789012:ops");
  EXPECT_EQ(alarm["Threshold"], 50.0);
  EXPECT_FALSE(alarm.contains("DatapointsToAlarm"));
  EXPECT_FALSE(alarm.contains("TreatMissingData"));
  EXPECT_FALSE(alarm.contains("Metrics"));
}

TEST(PutMetricAlarmTest, AChangeKeepsTheState) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  RunMinutes(world, 4, 10);
  ASSERT_EQ(StateOf(world, "high"), "OK");
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high", {{"Threshold", 5.0}}));
  EXPECT_EQ(StateOf(world, "high"), "OK");
  RunMinutes(world, 1, 10);
  EXPECT_EQ(StateOf(world, "high"), "ALARM");
}

TEST(PutMetricAlarmTest, TheSameAgainChangesNothing) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  world.Advance(Seconds(1));
  const Json before = DescribeAlarm(world, "high");
  const Json history = world.Call("cloudwatch.DescribeAlarmHistory");
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  EXPECT_EQ(DescribeAlarm(world, "high"), before);
  EXPECT_EQ(world.Call("cloudwatch.DescribeAlarmHistory"), history);
}

struct Case {
  Json changes;
  std::string_view message;
};

TEST(PutMetricAlarmTest, RefusesWhatCannotBeEvaluated) {
  TestWorld world;
  const std::vector<Case> cases = {
      {{{"MetricName", nullptr}}, "MetricName must not be null"},
      {{{"Period", nullptr}}, "Period must not be null"},
      {{{"Period", 45}}, "Period must be 10, 20, 30 or a multiple of 60"},
      {{{"Threshold", nullptr}}, "Threshold must not be null"},
      {{{"EvaluationPeriods", nullptr}},
       "1 validation error detected: Value null at 'evaluationPeriods' failed to satisfy "
       "constraint: Member must not be null"},
      {{{"DatapointsToAlarm", 4}},
       "DatapointsToAlarm must be less than or equal to EvaluationPeriods"},
      {{{"Period", 300}, {"EvaluationPeriods", 289}},
       "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
       "86400)."},
      {{{"AlarmActions", {"nonsense"}}}, "Invalid arn syntax: nonsense"},
      {{{"ExtendedStatistic", "p90"}}, "Statistic and ExtendedStatistic are mutually exclusive."},
  };
  for (const Case& one : cases) {
    const Error error = world.Fail("cloudwatch.PutMetricAlarm", WebAlarm("bad", one.changes));
    EXPECT_EQ(error.code, "ValidationError") << one.changes.dump();
    EXPECT_EQ(error.message, one.message);
  }
  EXPECT_EQ(StateOf(world, "bad"), "");
}

Json MathAlarm(const Json& metrics) {
  return {{"AlarmName", "math"},
          {"EvaluationPeriods", 1},
          {"Threshold", 5.0},
          {"ComparisonOperator", "GreaterThanThreshold"},
          {"Metrics", metrics}};
}

Json LoadMetric(std::string_view id, bool return_data) {
  return {{"Id", id},
          {"ReturnData", return_data},
          {"MetricStat",
           {{"Metric",
             {{"Namespace", "App"},
              {"MetricName", "Load"},
              {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}}}},
            {"Period", 60},
            {"Stat", "Average"}}}};
}

TEST(PutMetricAlarmTest, MetricMathReturnsOneSeries) {
  TestWorld world;
  const Json expression{{"Id", "e1"}, {"Expression", "m1 / 10"}, {"ReturnData", true}};
  EXPECT_EQ(world.Fail("cloudwatch.PutMetricAlarm", MathAlarm({LoadMetric("m1", true), expression}))
                .message,
            "Exactly one element of the metrics list should return data.");
  Json both = MathAlarm({LoadMetric("m1", false), expression});
  both["Statistic"] = "Average";
  EXPECT_EQ(world.Fail("cloudwatch.PutMetricAlarm", both).message,
            "Statistic should not be set if list of Metrics is set.");
  world.Call("cloudwatch.PutMetricAlarm", MathAlarm({LoadMetric("m1", false), expression}));
  RunMinutes(world, 2, 80);
  const Json alarm = DescribeAlarm(world, "math");
  EXPECT_EQ(alarm["StateValue"], "ALARM");
  EXPECT_EQ(alarm["Metrics"].size(), 2U);
  EXPECT_NE(alarm["StateReason"].get<std::string>().find("[8.0 ("), std::string::npos);
}

TEST(SetAlarmStateTest, HoldsUntilTheNextEvaluation) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  RunMinutes(world, 4, 10);
  world.Call("cloudwatch.SetAlarmState", {{"AlarmName", "high"},
                                          {"StateValue", "ALARM"},
                                          {"StateReason", "drill"},
                                          {"StateReasonData", "{\"by\":\"hand\"}"}});
  Json alarm = DescribeAlarm(world, "high");
  EXPECT_EQ(alarm["StateValue"], "ALARM");
  EXPECT_EQ(alarm["StateReason"], "drill");
  RunMinutes(world, 1, 10);
  EXPECT_EQ(StateOf(world, "high"), "OK");
}

TEST(SetAlarmStateTest, RefusesUnknownAlarmsAndBadJson) {
  TestWorld world;
  Json request{{"AlarmName", "no"}, {"StateValue", "OK"}, {"StateReason", "x"}};
  const Error unknown = world.Fail("cloudwatch.SetAlarmState", request);
  EXPECT_EQ(unknown.code, "ResourceNotFound");
  EXPECT_EQ(unknown.http_status, 404);
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("no"));
  request["StateReasonData"] = "{";
  EXPECT_EQ(world.Fail("cloudwatch.SetAlarmState", request).code, "InvalidFormat");
  request["StateValue"] = "FINE";
  EXPECT_EQ(world.Fail("cloudwatch.SetAlarmState", request).code, "ValidationError");
}

TEST(DisableAlarmActionsTest, SwitchesThemOffAndOnAgain) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  world.Call("cloudwatch.DisableAlarmActions", {{"AlarmNames", {"high", "nobody"}}});
  EXPECT_EQ(DescribeAlarm(world, "high")["ActionsEnabled"], false);
  world.Call("cloudwatch.EnableAlarmActions", {{"AlarmNames", {"high"}}});
  EXPECT_EQ(DescribeAlarm(world, "high")["ActionsEnabled"], true);
}

TEST(DeleteAlarmsTest, PassesOverNamesOfNoAlarm) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  world.Call("cloudwatch.DeleteAlarms", {{"AlarmNames", {"high", "nobody"}}});
  EXPECT_EQ(StateOf(world, "high"), "");
  EXPECT_EQ(world.world().pending_periodic(), 0U);
}

TEST(PutMetricAlarmTest, RegionsAndAccountsDoNotSeeEachOther) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  world.UseRegion("eu-central-1");
  EXPECT_EQ(StateOf(world, "high"), "");
  world.UseRegion("us-east-1");
  world.UseAccount("210987654321");
  EXPECT_EQ(StateOf(world, "high"), "");
}

}  // namespace
}  // namespace wt::cloudwatch
