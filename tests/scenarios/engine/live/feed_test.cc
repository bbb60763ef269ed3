#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "scenarios/engine/live/live.h"
#include "tests/scenarios/engine/workload/load_world.h"

namespace wt {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

wire::HttpRequest Asking(std::string target) { return {.method = "GET", .target = target}; }

class FeedTest : public testing::Test {
 protected:
  FeedTest() { world_.MakeStack(); }

  void Listen() { feed_ = live::Open(world_.world(), Asking("/_windtunnel/live")); }
  // The next event and what it tells; "" for none.
  std::pair<std::string, Json> Next() {
    std::string text;
    feed_->More(text);
    if (text.empty()) return {};
    constexpr std::string_view kEvent = "event: ", kData = "\ndata: ";
    EXPECT_TRUE(text.starts_with(kEvent)) << text.substr(0, 80);
    EXPECT_TRUE(text.ends_with("\n\n"));
    const size_t data = text.find(kData);
    EXPECT_EQ(text.find('\n', data + 1), text.size() - 2) << "data stand in one line";
    return {text.substr(kEvent.size(), data - kEvent.size()),
            Json::parse(text.substr(data + kData.size()))};
  }
  static std::vector<std::string> SeriesOf(const Json& report) {
    std::vector<std::string> names;
    for (const Json& panel : report["panels"]) {
      for (const Json& series : panel["series"]) names.push_back(series["name"]);
    }
    return names;
  }

  LoadWorld world_;
  std::unique_ptr<server::Stream> feed_;
};

TEST_F(FeedTest, BeginsWithAllThatIsThere) {
  Listen();
  const auto [name, report] = Next();
  EXPECT_EQ(name, "report");
  EXPECT_EQ(report["schema"], 1);
  EXPECT_EQ(report["kind"], "live");
  ASSERT_FALSE(report["zones"]["instances"].empty());
  const Json& instance = report["zones"]["instances"][0];
  EXPECT_THAT(instance["id"].get<std::string>(), testing::StartsWith("i-"));
  EXPECT_GT(instance["memory_mib"], 0);
  EXPECT_TRUE(instance["to_s"].is_null());
  EXPECT_LT(instance["from_s"], instance["registered_s"]);
  ASSERT_FALSE(report["zones"]["tasks"].empty());
  const Json& task = report["zones"]["tasks"][0];
  EXPECT_EQ(task["service"], "web");
  EXPECT_TRUE(task["instance"].is_number());
  EXPECT_EQ(task["states"][0][1], "PENDING");
  EXPECT_EQ(task["states"][1][1], "RUNNING");
  EXPECT_THAT(SeriesOf(report), testing::Contains("web.tasks.running"));
  EXPECT_FALSE(report["marks"].empty());
}

TEST_F(FeedTest, SaysNothingWhereNothingHappened) {
  Listen();
  Next();
  EXPECT_EQ(Next().first, "");
  EXPECT_EQ(Next().first, "");
}

TEST_F(FeedTest, TellsOfATaskThatStops) {
  Listen();
  const Json before = Next().second["zones"]["tasks"];
  const std::string id = before[0]["id"];
  world_.Call("ecs.StopTask", {{"cluster", "main"}, {"task", id}});
  world_.Settle();
  const auto [name, tick] = Next();
  EXPECT_EQ(name, "tick");
  bool stopped = false, replaced = false;
  for (const Json& one : tick["tasks"]) {
    if (one[1]["id"] == id) stopped = one[1]["states"].back()[1] == "STOPPED";
    if (one[0].get<size_t>() >= before.size()) replaced = true;
  }
  EXPECT_TRUE(stopped);
  EXPECT_TRUE(replaced);
}

TEST_F(FeedTest, GoesOnWithMinutesOfMetricsThatWereRunThroughAtOnce) {
  world_.Load("web", R"({"rate": "50/s"})");
  world_.Advance(Minutes(3));
  Listen();
  const Json report = Next().second;
  ASSERT_THAT(SeriesOf(report), testing::Contains("web.cpu"));
  world_.Advance(Minutes(10));
  Json told = Next().second["values"]["web.cpu"];
  ASSERT_GE(told.size(), 9u);
  for (size_t i = 1; i < told.size(); ++i) EXPECT_EQ(told[i][0], told[i - 1][0].get<int>() + 1);
  // The next minutes are told once, and from where the last ones ended.
  world_.Advance(Minutes(2));
  const Json more = Next().second["values"]["web.cpu"];
  EXPECT_EQ(more[0][0], told.back()[0].get<int>() + 1);
}

TEST_F(FeedTest, BeginsAnewAfterAReset) {
  Listen();
  Next();
  world_.world().Reset(7);
  const auto [name, report] = Next();
  EXPECT_EQ(name, "report");
  EXPECT_EQ(report["seed"], 7);
  EXPECT_THAT(report["zones"]["tasks"], IsEmpty());
}

TEST_F(FeedTest, BeginsAnewWhenASeriesComes) {
  Listen();
  Next();
  world_.Call("ecs.CreateService", {{"serviceName", "api"},
                                    {"cluster", "main"},
                                    {"taskDefinition", "web"},
                                    {"desiredCount", 0}});
  const auto [name, report] = Next();
  EXPECT_EQ(name, "report");
  EXPECT_THAT(SeriesOf(report), testing::Contains("api.tasks.desired"));
}

TEST_F(FeedTest, ChangesNothing) {
  const std::string before = world_.world().Digest();
  Listen();
  Next();
  world_.Settle();
  Next();
  EXPECT_EQ(world_.world().Digest(), before);
}

TEST_F(FeedTest, ShowsTheAccountAndRegionThatAreAskedFor) {
  feed_ = live::Open(world_.world(), Asking("/_windtunnel/live?region=eu-central-1"));
  const Json report = Next().second;
  EXPECT_THAT(report["zones"]["instances"], IsEmpty());
  EXPECT_THAT(report["scenario"].get<std::string>(), HasSubstr("eu-central-1"));
}

TEST(LivePageTest, IsServedAtItsPathAlone) {
  World world({});
  EXPECT_EQ(live::Open(world, Asking("/_windtunnel/clock")), nullptr);
  EXPECT_EQ(live::Open(world, Asking("/live")), nullptr);
  EXPECT_EQ(live::Open(world, {.method = "POST", .target = "/_windtunnel/live"}), nullptr);
  const auto page = live::AnswerPage(Asking("/_windtunnel/"));
  ASSERT_TRUE(page);
  EXPECT_THAT(page->body, HasSubstr("<!doctype html>"));
  EXPECT_FALSE(live::AnswerPage(Asking("/_windtunnel/journal")));
  EXPECT_EQ(live::AnswerPage(Asking("/_windtunnel"))->status, 308);
}

}  // namespace
}  // namespace wt
