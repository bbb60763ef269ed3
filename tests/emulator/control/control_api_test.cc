#include "emulator/control/control_api.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "emulator/world/timing.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt::control {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;

class ControlTest : public ::testing::Test {
 protected:
  ControlTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("windtunnel-control-" + std::to_string(getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())),
        control_(world_, folder_.string(), [this] { return wall_micros_; }) {
    harbour::Install(world_);
    EXPECT_TRUE(world_.Open("").ok());
  }
  ~ControlTest() override { std::filesystem::remove_all(folder_); }

  wire::HttpResponse Send(std::string method, std::string target, std::string body = "") {
    return control_.Handle(
        {.method = std::move(method), .target = std::move(target), .body = std::move(body)});
  }
  Json Ask(const std::string& method, const std::string& path, const std::string& body = "",
           int status = 200) {
    const wire::HttpResponse answer = Send(method, "/_windtunnel/" + path, body);
    EXPECT_EQ(answer.status, status) << path << " " << body << "\n" << answer.body;
    return Json::parse(answer.body, nullptr, false);
  }
  Json Get(const std::string& path, int status = 200) { return Ask("GET", path, "", status); }
  Json Post(const std::string& path, const std::string& body, int status = 200) {
    return Ask("POST", path, body, status);
  }
  void Create(const std::string& name) {
    EXPECT_TRUE(world_
                    .Call("harbour", "CreateShip", harbour::TestCaller(),
                          R"({"name":")" + name + R"(","kind":"SAIL"})")
                    .ok());
  }

  std::filesystem::path folder_;
  World world_{WorldOptions{}};
  int64_t wall_micros_ = 5'000'000;
  ControlApi control_;
};

constexpr Timing kUnload{"harbour.unload", Seconds(20), Seconds(40), "assumed", "a test"};

TEST_F(ControlTest, ShowsAndSetsHowLongThingsTake) {
  RegisterTimings(world_, std::span(&kUnload, 1));
  Ask("POST", "reset");
  Json answer = Get("timing");
  EXPECT_EQ(answer["profile"], "aws");
  EXPECT_EQ(answer["timings"][0]["name"], "harbour.unload");
  EXPECT_EQ(answer["timings"][0]["takes"], "20s..40s");
  EXPECT_EQ(answer["timings"][0]["confidence"], "assumed");
  answer = Ask("PUT", "timing", R"({"profile":"fixed"})");
  EXPECT_EQ(answer["timings"][0]["takes"], "30s");
  answer = Ask("PUT", "timing", R"({"set":{"harbour.unload":"7s"}})");
  EXPECT_EQ(answer["timings"][0]["takes"], "7s");
  EXPECT_EQ(answer["timings"][0]["set"], true);
  EXPECT_EQ(Ask("PUT", "timing", R"({"set":{"harbour.unload":null}})")["timings"][0]["set"], false);
  EXPECT_THAT(Ask("PUT", "timing", R"({"set":{"harbour.unloud":"7s"}})", 400)["message"],
              HasSubstr("Did you mean 'harbour.unload'?"));
  Ask("PUT", "timing", R"({"profile":"slow"})", 400);
  Ask("PUT", "timing", R"({"speed":1})", 400);
  Ask("DELETE", "timing", "", 405);
  EXPECT_THAT(Send("GET", "/_windtunnel/timing?format=text").body, StartsWith("profile fixed\n"));
}

TEST_F(ControlTest, OwnsItsOwnPathsOnly) {
  for (const char* path : {"/_windtunnel/health", "/_windtunnel/", "/_localstack/health",
                           "/_localstack/init", "/moto-api/reset"}) {
    EXPECT_TRUE(ControlApi::Owns(path)) << path;
  }
  for (const char* path : {"/", "/_windtunnel", "/moto-api/", "/2013-04-01/hostedzone"}) {
    EXPECT_FALSE(ControlApi::Owns(path)) << path;
  }
}

TEST_F(ControlTest, HealthNamesTheServices) {
  EXPECT_EQ(Get("health")["services"]["harbour"], "running");
  EXPECT_EQ(Get("health")["status"], "running");
  EXPECT_EQ(Json::parse(Send("GET", "/_localstack/health").body)["services"]["harbour"], "running");
  EXPECT_EQ(Json::parse(Send("GET", "/_localstack/init").body)["completed"]["READY"], true);
}

// --- The clock -----------------------------------------------------------------------------------

TEST_F(ControlTest, TheClockIsReadAndSet) {
  Create("anna");
  const Json clock = Get("clock");
  EXPECT_EQ(clock["mode"], "manual");
  EXPECT_EQ(clock["now"], "2024-01-01T00:00:00.000Z");
  EXPECT_EQ(clock["now_micros"], 1704067200'000000);
  EXPECT_EQ(clock["pending_settling"], 1);
  EXPECT_EQ(clock["pending_periodic"], 0);
  EXPECT_EQ(Post("clock", R"({"mode":"scaled 60"})")["mode"], "scaled 60");
  EXPECT_EQ(Ask("PUT", "clock", R"({"mode":"real"})")["mode"], "real");
  world_.Pace(wall_micros_ + 2'000'000);
  EXPECT_EQ(Get("clock")["now"], "2024-01-01T00:00:02.000Z");
}

TEST_F(ControlTest, AdvancesByTo) {
  Json answer = Post("clock/advance", R"({"by":"90s"})");
  EXPECT_EQ(answer["now"], "2024-01-01T00:01:30.000Z");
  EXPECT_EQ(answer["advanced"], "1m30s");
  EXPECT_EQ(answer["stopped"], "done");
  answer = Post("clock/advance", R"({"to":"2024-01-01T06:00:00Z"})");
  EXPECT_EQ(answer["now"], "2024-01-01T06:00:00.000Z");
}

TEST_F(ControlTest, AdvancesToTheNextEvent) {
  EXPECT_EQ(Post("clock/advance", R"({"next":true})")["stopped"], "nothing_pending");
  Create("anna");
  EXPECT_EQ(Post("clock/advance", R"({"next":true})")["now"], "2024-01-01T00:00:30.000Z");
}

TEST_F(ControlTest, AdvancesUntilSettled) {
  Create("anna");
  EXPECT_EQ(Post("clock/advance", R"({"settle":true})")["advanced"], "30s");
  EXPECT_EQ(world_.pending_settling(), 0U);
}

TEST_F(ControlTest, AdvancesUntilTheJournalSaysSo) {
  Create("anna");
  Json answer = Post("clock/advance", R"({"until":"service/anna berthed"})");
  EXPECT_EQ(answer["stopped"], "done");
  EXPECT_EQ(answer["advanced"], "30s");
  // It is so already.
  EXPECT_EQ(Post("clock/advance", R"({"until":"service/anna berthed"})")["advanced"], "0s");
  EXPECT_EQ(Post("clock/advance", R"({"until":"service/zora berthed"})")["stopped"],
            "nothing_pending");
  ASSERT_TRUE(world_.Call("harbour", "StartPatrol", harbour::TestCaller(), "{}").ok());
  answer = Post("clock/advance", R"({"until":"service/zora berthed","at_most":"10m"})");
  EXPECT_EQ(answer["stopped"], "time_bound");
  EXPECT_EQ(answer["advanced"], "10m");
}

TEST_F(ControlTest, RefusesClocksThatAreNone) {
  for (const char* body : {"{}", R"({"mode":"fast"})", R"({"mode":1})", R"({"mode":null})",
                           R"({"mode":"scaled 0"})", "[]", "nonsense", "\"manual\""}) {
    EXPECT_EQ(Post("clock", body, 400)["error"], "BadRequest") << body;
  }
  for (const char* body :
       {"{}", "", R"({"by":"soon"})", R"({"by":"-5m"})", R"({"by":5})", R"({"by":"999999999d"})",
        R"({"by":"2914000d"})", R"({"to":"2023-12-31T23:59:59Z"})", R"({"to":"tomorrow"})",
        R"({"next":false})", R"({"next":"yes"})", R"({"settle":1})", R"({"until":"anna"})",
        R"({"until":"anna berthed","at_most":"x"})"}) {
    EXPECT_EQ(Post("clock/advance", body, 400)["error"], "BadRequest") << body;
  }
  EXPECT_EQ(world_.now(), kStart);
  EXPECT_EQ(Ask("DELETE", "clock", "", 405)["error"], "MethodNotAllowed");
  EXPECT_EQ(Get("clock/advance", 405)["error"], "MethodNotAllowed");
}

// --- The journal ---------------------------------------------------------------------------------

TEST_F(ControlTest, TheJournalComesInPages) {
  for (const char* name : {"anna", "berta", "clara"}) Create(name);
  Json page = Get("journal?limit=2");
  EXPECT_EQ(page["entries"].size(), 2U);
  EXPECT_EQ(page["last"], 2);
  EXPECT_EQ(page["newest"], 3);
  page = Get("journal?limit=2&after=2");
  ASSERT_EQ(page["entries"].size(), 1U);
  const Json& entry = page["entries"][0];
  EXPECT_EQ(entry["id"], 3);
  EXPECT_EQ(entry["actor"], "request");
  EXPECT_EQ(entry["event"], "CreateShip");
  EXPECT_EQ(entry["because"], 0);
  EXPECT_EQ(entry["fields"]["service"], "harbour");
  EXPECT_TRUE(Get("journal?after=3")["entries"].empty());
}

TEST_F(ControlTest, TheJournalIsFiltered) {
  Create("anna");
  Create("berta");
  world_.Settle();
  const auto ids = [&](const std::string& query) {
    std::vector<int> out;
    const Json page = Get("journal?" + query);
    for (const Json& entry : page["entries"]) out.push_back(entry["id"]);
    return out;
  };
  EXPECT_THAT(ids("event=berthed"), ElementsAre(3, 4));
  EXPECT_THAT(ids("actor=request"), ElementsAre(1, 2));
  EXPECT_THAT(ids("subject=service%2Fberta"), ElementsAre(4));
  EXPECT_THAT(ids("subject=anna&event=berthed&limit=1"), ElementsAre(3));
  EXPECT_THAT(ids("event=nothing"), ElementsAre());
}

TEST_F(ControlTest, TheJournalIsText) {
  Create("anna");
  const wire::HttpResponse answer = Send("GET", "/_windtunnel/journal?format=text");
  EXPECT_EQ(wire::FindHeader(answer.headers, "content-type"), "text/plain");
  EXPECT_THAT(answer.body, StartsWith("#1 2024-01-01T00:00:00.000Z request CreateShip"));
  EXPECT_EQ(wire::FindHeader(answer.headers, "x-windtunnel-last"), "1");
}

TEST_F(ControlTest, OddPagesAreEmptyOrWhole) {
  Create("anna");
  EXPECT_EQ(Get("journal?after=-9")["entries"].size(), 1U);
  EXPECT_EQ(Get("journal?after=9223372036854775807")["entries"].size(), 0U);
  EXPECT_EQ(Get("journal?after=x&limit=-4&&=&limit")["entries"].size(), 1U);
}

TEST_F(ControlTest, WhyWalksTheCausesBack) {
  Create("anna");
  world_.Settle();
  const Json chain = Get("why/service/anna")["chain"];
  ASSERT_EQ(chain.size(), 2U);
  EXPECT_EQ(chain[0]["event"], "berthed");
  EXPECT_EQ(chain[1]["event"], "CreateShip");
  EXPECT_THAT(Send("GET", "/_windtunnel/why/anna?format=text").body, HasSubstr("CreateShip"));
  EXPECT_EQ(Get("why/service/nobody", 404)["error"], "NotFound");
  EXPECT_EQ(Get("why/", 404)["error"], "NotFound");
}

// --- State ---------------------------------------------------------------------------------------

TEST_F(ControlTest, SnapshotsAreSavedListedLoadedAndRemoved) {
  EXPECT_TRUE(Get("snapshots")["snapshots"].empty());
  Create("anna");
  const Json saved = Ask("PUT", "snapshots/one");
  EXPECT_EQ(saved["saved"], "one");
  Create("berta");
  EXPECT_NE(Get("snapshots")["digest"], saved["digest"]);
  EXPECT_THAT(Get("snapshots")["snapshots"], ElementsAre("one"));
  EXPECT_EQ(Ask("POST", "snapshots/one")["digest"], saved["digest"]);
  EXPECT_EQ(Get("snapshots")["digest"], saved["digest"]);
  Ask("DELETE", "snapshots/one");
  EXPECT_TRUE(Get("snapshots")["snapshots"].empty());
  EXPECT_EQ(Ask("POST", "snapshots/one", "", 404)["error"], "NotFound");
}

TEST_F(ControlTest, ASnapshotsNameIsNoPath) {
  for (const char* name : {"..", "a/b", "../x", "", "a.b", "%2e%2e", "a%00"}) {
    Ask("PUT", std::string("snapshots/") + name, "", 400);
  }
  Ask("PUT", "snapshots/" + std::string(65, 'a'), "", 400);
  Ask("PUT", "snapshots/" + std::string(64, 'a'));
}

TEST_F(ControlTest, ResetBeginsAnew) {
  const std::string before = world_.Digest();
  Create("anna");
  EXPECT_EQ(Post("reset", "{}")["seed"], 1);
  EXPECT_EQ(world_.Digest(), before);
  Create("anna");
  EXPECT_EQ(Post("reset", R"({"seed":7})")["seed"], 7);
  EXPECT_EQ(Get("seed")["seed"], 7);
  EXPECT_EQ(Json::parse(Send("POST", "/moto-api/reset").body)["status"], "ok");
  EXPECT_EQ(Send("GET", "/moto-api/reset").status, 405);
  for (const char* body : {R"({"seed":-1})", R"({"seed":"x"})", R"({"seed":1.5})"}) {
    EXPECT_EQ(Post("reset", body, 400)["error"], "BadRequest") << body;
  }
  Ask("GET", "reset", "", 405);
  Ask("POST", "seed", "{}", 405);
}

TEST_F(ControlTest, TablesCanBeRead) {
  Create("anna");
  EXPECT_EQ(Get("state")["tables"]["harbour_ship"], 2);
  const Json rows = Get("state/harbour_ship")["rows"];
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["name"], "anna");
  EXPECT_EQ(rows[0]["length"], 10);
  Get("state/nothing", 404);
  Ask("POST", "state", "", 405);
}

TEST_F(ControlTest, CoverageListsWhatIsBuilt) {
  const Json coverage = Get("coverage");
  EXPECT_EQ(coverage["built"], 4);
  EXPECT_EQ(coverage["known"], 5);
  EXPECT_THAT(coverage["services"]["harbour"]["operations"],
              ElementsAre("CreateShip", "DescribeShips", "ScuttleShip", "StartPatrol"));
  EXPECT_THAT(Send("GET", "/_windtunnel/coverage?format=text").body, HasSubstr("4 of 5"));
}

TEST_F(ControlTest, PathsThatAreNoneAreNotFound) {
  for (const char* path : {"", "nothing", "clock/", "clock/advance/x", "journal/1"}) {
    EXPECT_EQ(Get(path, 404)["error"], "NotFound") << path;
  }
  EXPECT_EQ(Send("GET", "/_localstack/nothing").status, 404);
}

}  // namespace
}  // namespace wt::control
