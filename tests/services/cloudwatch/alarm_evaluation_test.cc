// Alarms as time passes, and what they set off.

#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

constexpr std::string_view kPolicy =
    "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/main/web:"
    "policyName/cpu";

struct Heard {
  std::vector<AlarmStateChanged> events;
  explicit Heard(TestWorld& world) {
    world.world().Subscribe<AlarmStateChanged>(
        [this](Turn&, const AlarmStateChanged& event) { events.push_back(event); });
  }
};

TEST(AlarmEvaluationTest, GoesToAlarmAfterItsPeriodsAndBack) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  RunMinutes(world, 5, 10);
  EXPECT_EQ(StateOf(world, "high"), "OK");
  RunMinutes(world, 2, 90);
  EXPECT_EQ(StateOf(world, "high"), "OK");
  RunMinutes(world, 2, 90);
  const Json alarm = DescribeAlarm(world, "high");
  EXPECT_EQ(alarm["StateValue"], "ALARM");
  EXPECT_TRUE(alarm["StateReason"].get<std::string>().starts_with(
      "Threshold Crossed: 3 datapoints [90.0 ("));
  const Json data = Json::parse(alarm["StateReasonData"].get<std::string>());
  EXPECT_EQ(data["recentDatapoints"], (Json{90.0, 90.0, 90.0}));
  EXPECT_EQ(data["threshold"], 50.0);
  RunMinutes(world, 2, 10);
  EXPECT_EQ(StateOf(world, "high"), "OK");
}

TEST(AlarmEvaluationTest, KnowsNothingOnceDataStayAway) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  RunMinutes(world, 5, 10);
  world.Advance(Minutes(10));
  const Json alarm = DescribeAlarm(world, "high");
  EXPECT_EQ(alarm["StateValue"], "INSUFFICIENT_DATA");
  EXPECT_EQ(alarm["StateReason"], "Insufficient Data: 3 datapoints were unknown.");
}

TEST(AlarmEvaluationTest, MissingDataMayBreach) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high", {{"TreatMissingData", "breaching"}}));
  world.Advance(Minutes(2));
  EXPECT_EQ(DescribeAlarm(world, "high")["StateReason"],
            "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints "
            "were treated as [Breaching].");
}

TEST(AlarmEvaluationTest, DataFromBeforeTheAlarmCount) {
  TestWorld world;
  RunMinutes(world, 5, 90);
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  world.Advance(Minutes(1));
  EXPECT_EQ(StateOf(world, "high"), "ALARM");
}

TEST(AlarmEvaluationTest, AShortPeriodIsLookedAtEveryTenSeconds) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("fast", {{"Period", 10}, {"EvaluationPeriods", 1}}));
  world.Call("cloudwatch.PutMetricData",
             {{"Namespace", "App"},
              {"MetricData",
               {{{"MetricName", "Load"},
                 {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}},
                 {"Value", 90.0},
                 {"StorageResolution", 1}}}}});
  world.Advance(Seconds(20));
  EXPECT_EQ(StateOf(world, "fast"), "ALARM");
}

TEST(AlarmEvaluationTest, TooFewSamplesUnderAPercentileMayBeIgnored) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("p99", {{"Statistic", nullptr},
                              {"ExtendedStatistic", "p99"},
                              {"EvaluateLowSampleCountPercentile", "ignore"}}));
  RunMinutes(world, 5, 90);
  EXPECT_EQ(StateOf(world, "p99"), "INSUFFICIENT_DATA");
}

TEST(AlarmEvaluationTest, TellsWhatChangedAndWhatIsToBeDone) {
  TestWorld world;
  Heard heard(world);
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"AlarmActions", {"arn:aws:sns:a:b:c"}}, {"EvaluationPeriods", 1}}));
  RunMinutes(world, 2, 10);
  RunMinutes(world, 4, 90);
  ASSERT_EQ(heard.events.size(), 2U);
  EXPECT_EQ(heard.events[0].to, "OK");
  EXPECT_TRUE(heard.events[0].actions.empty());
  EXPECT_EQ(heard.events[1].from, "OK");
  EXPECT_EQ(heard.events[1].to, "ALARM");
  EXPECT_EQ(heard.events[1].actions, (std::vector<std::string>{"arn:aws:sns:a:b:c"}));
  ASSERT_EQ(heard.events[1].recent.size(), 1U);
  EXPECT_EQ(heard.events[1].recent[0].value, 90);
  EXPECT_FALSE(heard.events[1].repeated);
}

TEST(AlarmEvaluationTest, ScalingPoliciesAreToldAgainEachMinute) {
  TestWorld world;
  Heard heard(world);
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"AlarmActions", {kPolicy, "arn:aws:sns:a:b:c"}}}));
  RunMinutes(world, 8, 90);
  ASSERT_GE(heard.events.size(), 4U);
  const AlarmStateChanged& last = heard.events.back();
  EXPECT_TRUE(last.repeated);
  EXPECT_EQ(last.to, "ALARM");
  EXPECT_EQ(last.actions, (std::vector<std::string>{std::string(kPolicy)}));
  ASSERT_EQ(last.recent.size(), 3U);
  EXPECT_EQ(last.recent[0].value, 90);
  EXPECT_EQ(last.recent[2].at - last.recent[0].at, Minutes(2));
}

TEST(AlarmEvaluationTest, PeersPutAlarmsAndReadThem) {
  TestWorld world;
  Context ctx = world.context();
  const MetricId metric =
      InternMetric(ctx, MetricKey{ctx.account(),
                                  ctx.region(),
                                  "AWS/ECS",
                                  "CPUUtilization",
                                  {{"ServiceName", "web"}, {"ClusterName", "main"}}});
  ASSERT_TRUE(PutAlarm(ctx, {.alarm_name = "TargetTracking-service/main/web-AlarmHigh-1",
                             .alarm_actions = {std::string(kPolicy)},
                             .metric_name = "CPUUtilization",
                             .namespace_ = "AWS/ECS",
                             .statistic = "Average",
                             .dimensions = {{"ClusterName", "main"}, {"ServiceName", "web"}},
                             .period = 60,
                             .unit = "Percent",
                             .evaluation_periods = 3,
                             .threshold = 50,
                             .comparison_operator = "GreaterThanThreshold"})
                  .ok());
  for (int i = 0; i < 5; ++i) {
    PutMetric(ctx, metric, world.now(), Statistics{2, 150, 70, 80}, "Percent");
    world.Advance(Minutes(1));
  }
  const auto alarm =
      FindAlarm(ctx, ctx.account(), ctx.region(), "TargetTracking-service/main/web-AlarmHigh-1");
  ASSERT_TRUE(alarm);
  EXPECT_EQ(alarm->state, "ALARM");
  EXPECT_EQ(alarm->threshold, 50);
  const std::vector<Sample> samples =
      ReadMetric(ctx, metric, "Average", kStart, world.now(), Minutes(1));
  ASSERT_EQ(samples.size(), 5U);
  EXPECT_EQ(samples[0].value, 75);
  DeleteAlarm(ctx, "TargetTracking-service/main/web-AlarmHigh-1");
  EXPECT_EQ(world.world().pending_periodic(), 0U);
}

}  // namespace
}  // namespace wt::cloudwatch
