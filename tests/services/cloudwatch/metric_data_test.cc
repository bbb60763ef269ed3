// Reading metrics: statistics, queries with math, and the listing.

#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

Json Query(std::string_view id, std::string_view statistic = "Average", int period = 60) {
  return {{"Id", id},
          {"MetricStat",
           {{"Metric",
             {{"Namespace", "App"},
              {"MetricName", "Load"},
              {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}}}},
            {"Period", period},
            {"Stat", statistic}}}};
}

Json Expression(std::string_view id, std::string_view text) {
  return {{"Id", id}, {"Expression", text}};
}

// A list of one in braces would become the one.
using List = std::vector<Json>;

Json Request(const List& queries, const Json& changes = Json::object()) {
  Json request{{"MetricDataQueries", queries},
               {"StartTime", "2024-01-01T00:00:00Z"},
               {"EndTime", "2024-01-01T01:00:00Z"}};
  request.update(changes);
  return request;
}

Json Results(TestWorld& world, const List& queries, const Json& changes = Json::object()) {
  return world.Call("cloudwatch.GetMetricData", Request(queries, changes))["MetricDataResults"];
}

Error Refusal(TestWorld& world, const List& queries, const Json& changes = Json::object()) {
  return world.Fail("cloudwatch.GetMetricData", Request(queries, changes));
}

// 0, 10, 20, … in the first minutes.
void PutRamp(TestWorld& world, int minutes) {
  for (int i = 0; i < minutes; ++i) {
    PutLoad(world, 10.0 * i);
    world.Advance(Minutes(1));
  }
}

TEST(GetMetricDataTest, AnswersTheNewestFirst) {
  TestWorld world;
  PutRamp(world, 3);
  const Json results = Results(world, {Query("m1")});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0]["Id"], "m1");
  EXPECT_EQ(results[0]["Label"], "Load");
  EXPECT_EQ(results[0]["StatusCode"], "Complete");
  EXPECT_EQ(results[0]["Values"], (Json{20.0, 10.0, 0.0}));
  EXPECT_EQ(results[0]["Timestamps"][2], kStart.micros);
  EXPECT_EQ(Results(world, {Query("m1")}, {{"ScanBy", "TimestampAscending"}})[0]["Values"],
            (Json{0.0, 10.0, 20.0}));
}

TEST(GetMetricDataTest, LongerPeriodsTakeTheirMinutesTogether) {
  TestWorld world;
  PutRamp(world, 10);
  EXPECT_EQ(Results(world, {Query("m1", "Sum", 300)})[0]["Values"], (Json{350.0, 100.0}));
  EXPECT_EQ(Results(world, {Query("m1", "p50", 600)})[0]["Values"], (Json{40.0}));
}

TEST(GetMetricDataTest, EvaluatesExpressionsOverMetrics) {
  TestWorld world;
  PutRamp(world, 3);
  Json hidden = Query("m1");
  hidden["ReturnData"] = false;
  const Json results =
      Results(world, {hidden, Expression("e1", "m1 / 10"), Expression("e2", "SUM([m1, e1])")});
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0]["Label"], "e1");
  EXPECT_EQ(results[0]["Values"], (Json{2.0, 1.0, 0.0}));
  EXPECT_EQ(results[1]["Values"], (Json{22.0, 11.0, 0.0}));
}

TEST(GetMetricDataTest, SearchesForMetrics) {
  TestWorld world;
  PutRamp(world, 2);
  const Json results = Results(
      world, {Expression("e1", "SEARCH('{App,Service} MetricName=\"Load\"', 'Average', 60)")});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0]["Label"], "web Load");
  EXPECT_EQ(results[0]["Values"].size(), 2U);
}

TEST(GetMetricDataTest, PagesThroughDatapoints) {
  TestWorld world;
  PutRamp(world, 5);
  Json values = Json::array();
  Json token;
  int pages = 0;
  do {
    Json changes{{"MaxDatapoints", 3}};
    if (!token.is_null()) changes["NextToken"] = token;
    const Json answer =
        world.Call("cloudwatch.GetMetricData", Request({Query("m1"), Query("m2")}, changes));
    for (const Json& result : answer["MetricDataResults"]) {
      for (const Json& value : result["Values"]) values.push_back(value);
    }
    token = answer.contains("NextToken") ? answer["NextToken"] : Json();
    ASSERT_LT(++pages, 9);
  } while (!token.is_null());
  EXPECT_EQ(pages, 4);
  EXPECT_EQ(values.size(), 10U);
}

TEST(GetMetricDataTest, RefusesQueriesThatCannotBeAsked) {
  TestWorld world;
  EXPECT_EQ(Refusal(world, {Query("M1")}).code, "ValidationError");
  EXPECT_EQ(Refusal(world, {Query("m1"), Query("m1")}).message,
            "The values for parameter id in MetricDataQueries are not unique.");
  EXPECT_EQ(Refusal(world, {Query("m1", "median")}).code, "ValidationError");
  EXPECT_EQ(Refusal(world, {Query("m1", "Average", 45)}).code, "ValidationError");
  EXPECT_EQ(Refusal(world, {Query("m1"), Expression("e1", "m2 + 1")}).code, "ValidationError");
  EXPECT_EQ(Refusal(world, {Expression("e1", "e2"), Expression("e2", "e1")}).code,
            "ValidationError");
  EXPECT_EQ(Refusal(world, {{{"Id", "m1"}}}).code, "ValidationError");
  EXPECT_EQ(Refusal(world, {Query("m1")}, {{"EndTime", "2023-01-01T00:00:00Z"}}).code,
            "ValidationError");
  EXPECT_EQ(Refusal(world, {Query("m1")}, {{"NextToken", "nonsense"}}).code, "InvalidNextToken");
}

Json StatisticsRequest(const Json& changes) {
  Json request{{"Namespace", "App"},
               {"MetricName", "Load"},
               {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}},
               {"StartTime", "2024-01-01T00:00:00Z"},
               {"EndTime", "2024-01-01T01:00:00Z"},
               {"Period", 300}};
  request.update(changes);
  return request;
}

TEST(GetMetricStatisticsTest, PercentilesComeAsExtendedStatistics) {
  TestWorld world;
  PutRamp(world, 5);
  const Json answer = world.Call("cloudwatch.GetMetricStatistics",
                                 StatisticsRequest({{"ExtendedStatistics", {"p90", "tm50"}}}));
  EXPECT_EQ(answer["Label"], "Load");
  ASSERT_EQ(answer["Datapoints"].size(), 1U);
  EXPECT_EQ(answer["Datapoints"][0]["ExtendedStatistics"]["p90"], 40.0);
  EXPECT_FALSE(answer["Datapoints"][0].contains("Average"));
}

TEST(GetMetricStatisticsTest, PeriodsBeginAtTheStart) {
  TestWorld world;
  PutRamp(world, 10);
  const Json answer = world.Call(
      "cloudwatch.GetMetricStatistics",
      StatisticsRequest({{"Statistics", {"Sum"}}, {"StartTime", "2024-01-01T00:02:30Z"}}));
  ASSERT_EQ(answer["Datapoints"].size(), 2U);
  EXPECT_EQ(answer["Datapoints"][0]["Timestamp"], (kStart + Minutes(2)).micros);
  EXPECT_EQ(answer["Datapoints"][0]["Sum"], 200.0);
}

TEST(GetMetricStatisticsTest, RefusesWhatIsTooMuchOrTooLittle) {
  TestWorld world;
  const auto refusal = [&](const Json& changes) {
    return world.Fail("cloudwatch.GetMetricStatistics", StatisticsRequest(changes));
  };
  EXPECT_EQ(refusal(Json::object()).code, "InvalidParameterCombination");
  EXPECT_EQ(refusal({{"Statistics", {"Sum"}}, {"ExtendedStatistics", {"p50"}}}).code,
            "InvalidParameterCombination");
  EXPECT_EQ(refusal({{"ExtendedStatistics", {"Sum"}}}).code, "InvalidParameterValue");
  EXPECT_EQ(refusal({{"Statistics", {"Sum"}}, {"Period", 90}}).code, "InvalidParameterValue");
  EXPECT_EQ(refusal({{"Statistics", {"Sum"}}, {"EndTime", "2024-01-01T00:00:00Z"}}).code,
            "InvalidParameterValue");
  const Error many =
      refusal({{"Statistics", {"Sum"}}, {"Period", 60}, {"EndTime", "2024-01-02T00:01:00Z"}});
  EXPECT_EQ(many.code, "InvalidParameterCombination");
  EXPECT_EQ(many.message,
            "You have requested up to 1441 datapoints, which exceeds the limit of 1440. You may "
            "reduce the datapoints requested by increasing Period, or decreasing the time range.");
}

TEST(ListMetricsTest, FindsByNamespaceNameAndDimensions) {
  TestWorld world;
  PutLoad(world, 1);
  world.Call("cloudwatch.PutMetricData",
             {{"Namespace", "Other"}, {"MetricData", {{{"MetricName", "X"}, {"Value", 1.0}}}}});
  const auto count = [&](const Json& request) {
    return world.Call("cloudwatch.ListMetrics", request)["Metrics"].size();
  };
  EXPECT_EQ(count(Json::object()), 2U);
  EXPECT_EQ(count({{"Namespace", "App"}}), 1U);
  EXPECT_EQ(count({{"MetricName", "X"}}), 1U);
  EXPECT_EQ(count({{"Dimensions", {{{"Name", "Service"}}}}}), 1U);
  EXPECT_EQ(count({{"Dimensions", {{{"Name", "Service"}, {"Value", "api"}}}}}), 0U);
  world.Advance(Hours(4));
  EXPECT_EQ(count({{"RecentlyActive", "PT3H"}}), 0U);
  world.Advance(Days(14));
  EXPECT_EQ(count(Json::object()), 0U);
}

TEST(ListMetricsTest, GivesFiveHundredAPage) {
  TestWorld world;
  Context ctx = world.context();
  for (int i = 0; i < 501; ++i) {
    const std::string name = StrCat("m", i);
    PutMetric(ctx, InternMetric(ctx, MetricKey{ctx.account(), ctx.region(), "App", name, {}}),
              world.now(), 1.0, "None");
  }
  const Json first = world.Call("cloudwatch.ListMetrics");
  EXPECT_EQ(first["Metrics"].size(), 500U);
  const Json second = world.Call("cloudwatch.ListMetrics", {{"NextToken", first["NextToken"]}});
  EXPECT_EQ(second["Metrics"].size(), 1U);
  EXPECT_FALSE(second.contains("NextToken"));
  EXPECT_EQ(world.Fail("cloudwatch.ListMetrics", {{"NextToken", "x"}}).code,
            "InvalidParameterValue");
}

}  // namespace
}  // namespace wt::cloudwatch
