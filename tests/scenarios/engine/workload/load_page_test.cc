#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/workload/load_world.h"

namespace wt {
namespace {

using testing::HasSubstr;

TEST(LoadPageTest, SetsListsAndClears) {
  LoadWorld world;
  world.MakeStack();
  const Json set = world.Load("web", R"({"rate": "250/s", "cpu": "15ms", "wait": "20ms",
      "memory": "350MiB", "memory_per_request": "1MiB", "cv": 2, "in_flight_max": 100})");
  EXPECT_EQ(set["target"], "main/web");
  EXPECT_EQ(set["kind"], "service");
  EXPECT_EQ(set["profile"]["cpu_ms"], 15);
  EXPECT_EQ(set["profile"]["memory_mib"], 350);
  EXPECT_EQ(set["now"]["requests_per_second"], 250);
  EXPECT_EQ(Json::parse(world.Page("GET", "load").body)["loads"].size(), 1);
  world.Clear("web");
  EXPECT_EQ(Json::parse(world.Page("GET", "load").body)["loads"].size(), 0);
  EXPECT_EQ(world.Page("DELETE", "load/web").status, 404);
}

TEST(LoadPageTest, FindsTargetsByAllTheirNames) {
  LoadWorld world;
  world.MakeStack();
  const Json balancers = world.Call("elbv2.DescribeLoadBalancers")["LoadBalancers"];
  const std::string dns = balancers[0]["DNSName"], arn = balancers[0]["LoadBalancerArn"];
  EXPECT_EQ(world.Load("main/web", R"({"rate": "1/s"})")["target"], "main/web");
  EXPECT_EQ(world.Load(dns, R"({"rate": "1/s"})")["target"], arn);
  EXPECT_EQ(world.Load(arn, R"({"rate": "1/s"})")["kind"], "balancer");
  EXPECT_EQ(world.Load(world.stack().target_group, R"({"rate": "1/s"})")["kind"], "group");
  EXPECT_EQ(world.Load("arn:aws:ecs:us-east-1:123456789012:service/main/web",
                       R"({"rate": "1/s"})")["kind"],
            "service");
}

TEST(LoadPageTest, NamesTheNearestWhereNothingIsCalledSo) {
  LoadWorld world;
  world.MakeStack();
  const auto message = [&](const std::string& target) {
    const wire::HttpResponse answer = world.Page("PUT", "load/" + target, R"({"rate": "1/s"})");
    EXPECT_EQ(answer.status, 404);
    return answer.body;
  };
  EXPECT_THAT(message("wbe"), HasSubstr("The nearest is web."));
  EXPECT_THAT(message("main/wep"), HasSubstr("The nearest is main/web."));
  LoadWorld empty;
  EXPECT_THAT(empty.Page("PUT", "load/web", R"({"rate": "1/s"})").body,
              HasSubstr("There is none in this account and Region."));
}

TEST(LoadPageTest, SaysWhatIsWrongWithTheBody) {
  LoadWorld world;
  world.MakeStack();
  struct Case {
    const char* body;
    const char* message;
  };
  for (const Case& c : {Case{"[]", "must be a JSON object"},
                        {"{}", "a rate such as 250/s is wanted"},
                        {R"({"rate": 250})", "lacks its unit: 250/s"},
                        {R"({"rate": "1/s", "cpu": "quick"})", "'quick' is not a duration"},
                        {R"({"rate": "1/s", "cpu": "0s"})", "a request takes some CPU"},
                        {R"({"rate": "1/s", "memory": "350"})", "is not an amount such as 350MiB"},
                        {R"({"rate": "1/s", "cv": -1})", "is not a number from 0 to 100"},
                        {R"({"rate": "1/s", "in_flight_max": 0})", "is not a number from 1"},
                        {R"({"rate": "1/s", "cpus": 1})", "cpus: is none of rate, cpu"}}) {
    const wire::HttpResponse answer = world.Page("PUT", "load/web", c.body);
    EXPECT_EQ(answer.status, 400) << c.body;
    EXPECT_THAT(answer.body, HasSubstr(c.message)) << c.body;
  }
  EXPECT_EQ(world.Page("POST", "load").status, 405);
  EXPECT_EQ(world.Page("GET", "load/web").status, 404);
}

}  // namespace
}  // namespace wt
