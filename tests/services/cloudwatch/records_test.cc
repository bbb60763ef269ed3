// Dashboards, anomaly detectors and tags.

#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

constexpr std::string_view kBody = R"({"widgets":[{"type":"text","x":0,"y":0,"width":3,"height":3,)"
                                   R"("properties":{"markdown":"Hello"}}]})";

TEST(DashboardTest, IsPutReadListedAndDeleted) {
  TestWorld world;
  const Json put =
      world.Call("cloudwatch.PutDashboard", {{"DashboardName", "main"}, {"DashboardBody", kBody}});
  EXPECT_TRUE(put["DashboardValidationMessages"].empty());
  const Json got = world.Call("cloudwatch.GetDashboard", {{"DashboardName", "main"}});
  EXPECT_EQ(got["DashboardBody"], kBody);
  EXPECT_EQ(got["DashboardArn"], "arn:aws:cloudwatch::123456789012:dashboard/main");
  const Json entries =
      world.Call("cloudwatch.ListDashboards", {{"DashboardNamePrefix", "ma"}})["DashboardEntries"];
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0]["Size"], kBody.size());
  world.UseRegion("eu-central-1");
  world.Call("cloudwatch.DeleteDashboards", {{"DashboardNames", {"main"}}});
  EXPECT_EQ(world.Fail("cloudwatch.GetDashboard", {{"DashboardName", "main"}}).code,
            "ResourceNotFound");
}

TEST(DashboardTest, RefusesABodyThatIsNone) {
  TestWorld world;
  const auto refusal = [&](std::string_view body) {
    return world.Fail("cloudwatch.PutDashboard", {{"DashboardName", "d"}, {"DashboardBody", body}});
  };
  EXPECT_EQ(refusal("{").code, "InvalidParameterInput");
  EXPECT_EQ(refusal("[]").message, "The field DashboardBody must be a valid JSON object");
  EXPECT_EQ(refusal(R"({"widgets":[{"type":"clock","properties":{}}]})").code,
            "InvalidParameterInput");
  EXPECT_EQ(refusal(std::string(100000, '[')).code, "InvalidParameterInput");
  EXPECT_EQ(
      world.Fail("cloudwatch.PutDashboard", {{"DashboardName", "a b"}, {"DashboardBody", kBody}})
          .code,
      "InvalidParameterInput");
  EXPECT_EQ(world.Fail("cloudwatch.DeleteDashboards", {{"DashboardNames", {"d"}}}).code,
            "ResourceNotFound");
}

TEST(DashboardTest, TellsOfLesserFaults) {
  TestWorld world;
  const Json put =
      world.Call("cloudwatch.PutDashboard",
                 {{"DashboardName", "d"},
                  {"DashboardBody", R"({"widgets":[{"type":"text","x":30,"properties":{}}]})"}});
  EXPECT_EQ(put["DashboardValidationMessages"].size(), 2U);
}

TEST(AnomalyDetectorTest, IsARecord) {
  TestWorld world;
  const Json single{{"Namespace", "App"}, {"MetricName", "Load"}, {"Stat", "Average"}};
  world.Call("cloudwatch.PutAnomalyDetector", {{"SingleMetricAnomalyDetector", single}});
  world.Call("cloudwatch.PutAnomalyDetector", single);
  const Json all = world.Call("cloudwatch.DescribeAnomalyDetectors")["AnomalyDetectors"];
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["StateValue"], "PENDING_TRAINING");
  EXPECT_EQ(all[0]["SingleMetricAnomalyDetector"]["MetricName"], "Load");
  world.Call("cloudwatch.DeleteAnomalyDetector", single);
  EXPECT_EQ(world.Fail("cloudwatch.DeleteAnomalyDetector", single).code,
            "ResourceNotFoundException");
  EXPECT_EQ(world.Fail("cloudwatch.PutAnomalyDetector", {{"Namespace", "App"}}).code,
            "MissingParameter");
}

TEST(TagsTest, AreOfAlarmsAndDashboards) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm",
             WebAlarm("high", {{"Tags", {{{"Key", "team"}, {"Value", "a"}}}}}));
  const std::string arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:high";
  world.Call("cloudwatch.TagResource",
             {{"ResourceARN", arn}, {"Tags", {{{"Key", "env"}, {"Value", "test"}}}}});
  EXPECT_EQ(world.Call("cloudwatch.ListTagsForResource", {{"ResourceARN", arn}})["Tags"],
            Json::parse(R"([{"Key":"env","Value":"test"},{"Key":"team","Value":"a"}])"));
  world.Call("cloudwatch.UntagResource", {{"ResourceARN", arn}, {"TagKeys", {"team"}}});
  EXPECT_EQ(world.Call("cloudwatch.ListTagsForResource", {{"ResourceARN", arn}})["Tags"].size(),
            1U);
  world.Call("cloudwatch.DeleteAlarms", {{"AlarmNames", {"high"}}});
  EXPECT_EQ(world.Fail("cloudwatch.ListTagsForResource", {{"ResourceARN", arn}}).code,
            "ResourceNotFoundException");
  EXPECT_EQ(world.Fail("cloudwatch.ListTagsForResource", {{"ResourceARN", "arn:aws:ec2:x"}}).code,
            "InvalidParameterValue");
}

TEST(TagsTest, RefusesThoseOfAws) {
  TestWorld world;
  world.Call("cloudwatch.PutMetricAlarm", WebAlarm("high"));
  EXPECT_EQ(world
                .Fail("cloudwatch.TagResource",
                      {{"ResourceARN", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:high"},
                       {"Tags", {{{"Key", "aws:x"}, {"Value", "a"}}}}})
                .code,
            "InvalidParameterValue");
}

}  // namespace
}  // namespace wt::cloudwatch
