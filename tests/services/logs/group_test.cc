#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {
namespace {

class LogsTest : public testing::Test {
 protected:
  void MakeGroup(const std::string& name) {
    world.Call("logs.CreateLogGroup", {{"logGroupName", name}});
  }
  void MakeStream(const std::string& name) {
    world.Call("logs.CreateLogStream", {{"logGroupName", "g"}, {"logStreamName", name}});
  }
  Json Write(const std::string& stream, int64_t millis, const std::string& message) {
    return world.Call("logs.PutLogEvents",
                      {{"logGroupName", "g"},
                       {"logStreamName", stream},
                       {"logEvents", {{{"timestamp", millis}, {"message", message}}}}});
  }
  int64_t now() { return world.now().micros / 1000; }
  TestWorld world;
};

TEST_F(LogsTest, AGroupIsReadAsItWasMade) {
  world.Call("logs.CreateLogGroup", {{"logGroupName", "/ecs/web"}, {"tags", {{"a", "1"}}}});
  world.Call("logs.PutRetentionPolicy", {{"logGroupName", "/ecs/web"}, {"retentionInDays", 7}});
  const Json group =
      world.Call("logs.DescribeLogGroups", {{"logGroupNamePrefix", "/ecs"}})["logGroups"][0];
  EXPECT_EQ(group["arn"], "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*");
  EXPECT_EQ(group["logGroupArn"], "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web");
  EXPECT_EQ(group["retentionInDays"], 7);
  EXPECT_EQ(group["storedBytes"], 0);
  EXPECT_EQ(group["logGroupClass"], "STANDARD");
  EXPECT_EQ(
      world.Call("logs.ListTagsForResource", {{"resourceArn", group["logGroupArn"]}})["tags"]["a"],
      "1");
  world.Call("logs.DeleteRetentionPolicy", {{"logGroupName", "/ecs/web"}});
  EXPECT_FALSE(world.Call("logs.DescribeLogGroups")["logGroups"][0].contains("retentionInDays"));
}

TEST_F(LogsTest, WhatIsThereOrMissingIsSaid) {
  MakeGroup("g");
  EXPECT_EQ(world.Fail("logs.CreateLogGroup", {{"logGroupName", "g"}}).message,
            "The specified log group already exists");
  EXPECT_EQ(world.Fail("logs.DeleteLogGroup", {{"logGroupName", "x"}}).message,
            "The specified log group does not exist.");
  EXPECT_EQ(
      world.Fail("logs.DeleteLogStream", {{"logGroupName", "g"}, {"logStreamName", "s"}}).message,
      "The specified log stream does not exist.");
  EXPECT_EQ(
      world.Fail("logs.PutRetentionPolicy", {{"logGroupName", "g"}, {"retentionInDays", 2}}).code,
      "InvalidParameterException");
}

TEST_F(LogsTest, EventsAreReadForwardsAndBackwards) {
  MakeGroup("g");
  MakeStream("s");
  for (int i = 0; i < 5; ++i) Write("s", now() + i, "m" + std::to_string(i));
  const Json in{{"logGroupName", "g"}, {"logStreamName", "s"}, {"limit", 2}};
  Json from_head = in;
  from_head["startFromHead"] = true;
  const Json first = world.Call("logs.GetLogEvents", from_head);
  EXPECT_EQ(first["events"][0]["message"], "m0");
  Json next = in;
  next["nextToken"] = first["nextForwardToken"];
  EXPECT_EQ(world.Call("logs.GetLogEvents", next)["events"][0]["message"], "m2");
  const Json tail = world.Call("logs.GetLogEvents", in);
  EXPECT_EQ(tail["events"][0]["message"], "m3");
  next["nextToken"] = tail["nextBackwardToken"];
  EXPECT_EQ(world.Call("logs.GetLogEvents", next)["events"][0]["message"], "m1");
  next["nextToken"] = tail["nextForwardToken"];
  const Json end = world.Call("logs.GetLogEvents", next);
  EXPECT_EQ(end["events"].size(), 0u);
  EXPECT_EQ(end["nextForwardToken"], tail["nextForwardToken"]);
}

TEST_F(LogsTest, EventsOfAllStreamsAreFiltered) {
  MakeGroup("g");
  MakeStream("a");
  MakeStream("b");
  Write("a", now(), "ERROR one");
  Write("b", now() + 1, R"({"level":"ERROR"})");
  Write("a", now() + 2, "fine");
  const auto found = [&](const std::string& pattern) {
    return world
        .Call("logs.FilterLogEvents", {{"logGroupName", "g"}, {"filterPattern", pattern}})["events"]
        .size();
  };
  EXPECT_EQ(found(""), 3u);
  EXPECT_EQ(found("ERROR"), 2u);
  EXPECT_EQ(found("{ $.level = \"ERROR\" }"), 1u);
  const Json page = world.Call("logs.FilterLogEvents", {{"logGroupName", "g"}, {"limit", 2}});
  EXPECT_EQ(
      world.Call("logs.FilterLogEvents",
                 {{"logGroupName", "g"}, {"nextToken", page["nextToken"]}})["events"][0]["message"],
      "fine");
}

TEST_F(LogsTest, WhatIsTooOldOrTooNewIsRejected) {
  MakeGroup("g");
  MakeStream("s");
  constexpr int64_t kDay = 24 * 3600 * 1000;
  EXPECT_EQ(Write("s", now() - 15 * kDay, "old")["rejectedLogEventsInfo"]["tooOldLogEventEndIndex"],
            1);
  EXPECT_EQ(Write("s", now() + kDay, "new")["rejectedLogEventsInfo"]["tooNewLogEventStartIndex"],
            0);
  EXPECT_EQ(world
                .Fail("logs.PutLogEvents", {{"logGroupName", "g"},
                                            {"logStreamName", "s"},
                                            {"logEvents",
                                             {{{"timestamp", now()}, {"message", "b"}},
                                              {{"timestamp", now() - 1}, {"message", "a"}}}}})
                .code,
            "InvalidParameterException");
}

TEST_F(LogsTest, StreamsAreOrderedByNameOrTime) {
  MakeGroup("g");
  MakeStream("a");
  MakeStream("b");
  Write("a", now(), "x");
  Write("b", now() - 5, "x");
  const Json by_time =
      world.Call("logs.DescribeLogStreams",
                 {{"logGroupName", "g"}, {"orderBy", "LastEventTime"}, {"descending", true}});
  EXPECT_EQ(by_time["logStreams"][0]["logStreamName"], "a");
  EXPECT_EQ(world.Call("logs.DescribeLogStreams", {{"logGroupName", "g"},
                                                   {"descending", true},
                                                   {"limit", 1}})["logStreams"][0]["logStreamName"],
            "b");
  EXPECT_EQ(
      world
          .Fail("logs.DescribeLogStreams",
                {{"logGroupName", "g"}, {"orderBy", "LastEventTime"}, {"logStreamNamePrefix", "a"}})
          .code,
      "InvalidParameterException");
}

TEST_F(LogsTest, FiltersAreKeptAndTested) {
  MakeGroup("g");
  const Json transformation{{{"metricName", "m"}, {"metricNamespace", "n"}, {"metricValue", "1"}}};
  world.Call("logs.PutMetricFilter", {{"logGroupName", "g"},
                                      {"filterName", "f"},
                                      {"filterPattern", "ERROR"},
                                      {"metricTransformations", transformation}});
  EXPECT_EQ(world.Call("logs.DescribeMetricFilters",
                       {{"logGroupName", "g"}})["metricFilters"][0]["filterName"],
            "f");
  EXPECT_EQ(world.Call("logs.DescribeLogGroups")["logGroups"][0]["metricFilterCount"], 1);
  const Json subscription{{"logGroupName", "g"},
                          {"filterName", "s"},
                          {"filterPattern", ""},
                          {"destinationArn", "arn:aws:lambda:us-east-1:1:function:f"}};
  world.Call("logs.PutSubscriptionFilter", subscription);
  EXPECT_EQ(
      world.Call("logs.DescribeSubscriptionFilters", {{"logGroupName", "g"}})["subscriptionFilters"]
          .size(),
      1u);
  const Json tested =
      world.Call("logs.TestMetricFilter", {{"filterPattern", "[ip, status = 4*]"},
                                           {"logEventMessages", {"1.1.1.1 404", "1.1.1.1 200"}}});
  ASSERT_EQ(tested["matches"].size(), 1u);
  EXPECT_EQ(tested["matches"][0]["extractedValues"]["$status"], "404");
  world.Call("logs.DeleteLogGroup", {{"logGroupName", "g"}});
  MakeGroup("g");
  EXPECT_EQ(world.Call("logs.DescribeMetricFilters")["metricFilters"].size(), 0u);
}

}  // namespace
}  // namespace wt
