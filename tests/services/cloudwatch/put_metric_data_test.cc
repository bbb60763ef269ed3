#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

Json Datum(const Json& changes) {
  Json datum{{"MetricName", "Load"}};
  datum.update(changes);
  return datum;
}

Error Refusal(TestWorld& world, const Json& datum) {
  return world.Fail("cloudwatch.PutMetricData", {{"Namespace", "App"}, {"MetricData", {datum}}});
}

void Put(TestWorld& world, const Json& datum) {
  world.Call("cloudwatch.PutMetricData", {{"Namespace", "App"}, {"MetricData", {datum}}});
}

Json Statistics(TestWorld& world, const Json& changes = Json::object()) {
  Json request{{"Namespace", "App"},
               {"MetricName", "Load"},
               {"StartTime", "2024-01-01T00:00:00Z"},
               {"EndTime", "2024-01-01T01:00:00Z"},
               {"Period", 60},
               {"Statistics", {"SampleCount", "Sum", "Average", "Minimum", "Maximum"}}};
  request.update(changes);
  return world.Call("cloudwatch.GetMetricStatistics", request)["Datapoints"];
}

TEST(PutMetricDataTest, ValuesOfAMinuteAreOneDatapoint) {
  TestWorld world;
  Put(world, Datum({{"Value", 10.0}}));
  world.Advance(Seconds(30));
  Put(world, Datum({{"Value", 20.0}}));
  const Json points = Statistics(world);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0]["SampleCount"], 2.0);
  EXPECT_EQ(points[0]["Sum"], 30.0);
  EXPECT_EQ(points[0]["Average"], 15.0);
  EXPECT_EQ(points[0]["Minimum"], 10.0);
  EXPECT_EQ(points[0]["Maximum"], 20.0);
  EXPECT_EQ(points[0]["Unit"], "None");
}

TEST(PutMetricDataTest, TakesValuesWithCountsAndStatisticSets) {
  TestWorld world;
  Put(world, Datum({{"Values", {1.0, 5.0}}, {"Counts", {3.0, 1.0}}}));
  EXPECT_EQ(Statistics(world)[0]["Average"], 2.0);
  world.Advance(Minutes(1));
  Put(world, Datum({{"StatisticValues",
                     {{"SampleCount", 4.0}, {"Sum", 40.0}, {"Minimum", 1.0}, {"Maximum", 30.0}}}}));
  const Json points = Statistics(world);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[1]["Average"], 10.0);
}

TEST(PutMetricDataTest, KeepsTheTimeThatItIsGiven) {
  TestWorld world;
  Put(world, Datum({{"Value", 1.0}, {"Timestamp", "2023-12-31T23:10:20Z"}}));
  const Json points = Statistics(world, {{"StartTime", "2023-12-31T23:00:00Z"}});
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0]["Timestamp"], 1704064200'000000);
}

TEST(PutMetricDataTest, ASecondIsKeptAtHighResolution) {
  TestWorld world;
  for (int i = 0; i < 3; ++i) {
    Put(world, Datum({{"Value", 1.0 * i}, {"StorageResolution", 1}}));
    world.Advance(Seconds(10));
  }
  EXPECT_EQ(Statistics(world, {{"Period", 10}}).size(), 3U);
  EXPECT_EQ(Statistics(world).size(), 1U);
}

TEST(PutMetricDataTest, UnitsAreKeptApart) {
  TestWorld world;
  Put(world, Datum({{"Value", 1.0}, {"Unit", "Percent"}}));
  Put(world, Datum({{"Value", 100.0}, {"Unit", "Count"}}));
  EXPECT_EQ(Statistics(world).size(), 2U);
  const Json percents = Statistics(world, {{"Unit", "Percent"}});
  ASSERT_EQ(percents.size(), 1U);
  EXPECT_EQ(percents[0]["Sum"], 1.0);
}

TEST(PutMetricDataTest, DimensionsMakeAMetricInWhateverOrder) {
  TestWorld world;
  const Json a{{"Name", "A"}, {"Value", "1"}}, b{{"Name", "B"}, {"Value", "2"}};
  Put(world, Datum({{"Value", 1.0}, {"Dimensions", {a, b}}}));
  Put(world, Datum({{"Value", 1.0}, {"Dimensions", {b, a}}}));
  EXPECT_EQ(world.Call("cloudwatch.ListMetrics")["Metrics"].size(), 1U);
  EXPECT_TRUE(Statistics(world).empty());
}

TEST(PutMetricDataTest, RefusesWhatIsNotAMeasurement) {
  TestWorld world;
  EXPECT_EQ(Refusal(world, Datum(Json::object())).code, "MissingParameter");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1.0}, {"Values", {1.0}}})).code,
            "InvalidParameterCombination");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1e200}})).code, "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Values", {1.0, 2.0}}, {"Counts", {1.0}}})).code,
            "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Values", std::vector<double>(151, 1.0)}})).code,
            "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1.0}, {"Timestamp", "2023-12-01T00:00:00Z"}})).code,
            "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1.0}, {"Timestamp", "2024-01-01T03:00:00Z"}})).code,
            "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1.0}, {"StorageResolution", 30}})).code,
            "InvalidParameterValue");
  EXPECT_EQ(Refusal(world, Datum({{"Value", 1.0}, {"Unit", "Furlongs"}})).code, "ValidationError");
  EXPECT_EQ(
      Refusal(world,
              Datum({{"StatisticValues",
                      {{"SampleCount", 1.0}, {"Sum", 1.0}, {"Minimum", 2.0}, {"Maximum", 1.0}}}}))
          .code,
      "InvalidParameterValue");
}

TEST(PutMetricDataTest, RefusesTheNamespacesOfAws) {
  TestWorld world;
  const Error error = world.Fail(
      "cloudwatch.PutMetricData",
      {{"Namespace", "AWS/ECS"}, {"MetricData", {{{"MetricName", "x"}, {"Value", 1.0}}}}});
  EXPECT_EQ(error.code, "InvalidParameterValue");
  EXPECT_EQ(error.message, "The value AWS/ for parameter Namespace is invalid.");
}

TEST(PutMetricDataTest, OneBadDatumKeepsOutTheOthers) {
  TestWorld world;
  const std::string before = world.Digest();
  world.Fail(
      "cloudwatch.PutMetricData",
      {{"Namespace", "App"}, {"MetricData", {Datum({{"Value", 1.0}}), Datum({{"Value", 1e200}})}}});
  EXPECT_EQ(world.Digest(), before);
}

TEST(PutMetricDataTest, OldDataGoUpIntoLongerPeriods) {
  TestWorld world;
  Context ctx = world.context();
  const MetricId metric =
      InternMetric(ctx, MetricKey{ctx.account(), ctx.region(), "AWS/ECS", "CPUUtilization", {}});
  for (int i = 0; i < 17 * 24 * 60; ++i) {
    PutMetric(ctx, metric, kStart + Minutes(i), 1.0, "Percent");
  }
  world.Advance(Days(17));
  const std::vector<Sample> old =
      ReadMetric(ctx, metric, "SampleCount", kStart, kStart + Hours(1), Minutes(5));
  ASSERT_EQ(old.size(), 12U);
  EXPECT_EQ(old[0].value, 5);
  EXPECT_EQ(ReadMetric(ctx, metric, "Sum", kStart, kStart + Hours(1), Minutes(1)).size(), 12U);
}

}  // namespace
}  // namespace wt::cloudwatch
