#include "services/route53/route53.h"
#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

Json Http(const std::string& reference, const std::string& host) {
  return {{"CallerReference", reference},
          {"HealthCheckConfig",
           {{"Type", "HTTP"}, {"FullyQualifiedDomainName", host}, {"ResourcePath", "/health"}}}};
}

std::string Make(TestWorld& world, const Json& request) {
  return world.Call("route53.CreateHealthCheck", request)["HealthCheck"]["Id"];
}

std::string StatusOf(TestWorld& world, const std::string& id) {
  return world.Call(
      "route53.GetHealthCheckStatus",
      {{"HealthCheckId", id}})["HealthCheckObservations"][0]["StatusReport"]["Status"];
}

TEST(CreateHealthCheck, FillsInWhatIsNotGiven) {
  TestWorld world;
  const Json made = world.Call("route53.CreateHealthCheck", Http("a", "www.example.com"));
  const Json& config = made["HealthCheck"]["HealthCheckConfig"];
  EXPECT_EQ(config["Port"], 80);
  EXPECT_EQ(config["RequestInterval"], 30);
  EXPECT_EQ(config["FailureThreshold"], 3);
  EXPECT_EQ(config["Inverted"], false);
  EXPECT_EQ(made["HealthCheck"]["HealthCheckVersion"], 1);
  // The same reference with the same settings is the same check; with others it is refused.
  EXPECT_EQ(world.Call("route53.CreateHealthCheck", Http("a", "www.example.com")), made);
  EXPECT_EQ(world.Fail("route53.CreateHealthCheck", Http("a", "x.example.com")).code,
            "HealthCheckAlreadyExists");
  EXPECT_EQ(world.Call("route53.GetHealthCheckCount")["HealthCheckCount"], 1);
  EXPECT_EQ(world.Call("route53.ListHealthChecks")["HealthChecks"].size(), 1u);
}

TEST(CreateHealthCheck, WantsMembersThatGoTogether) {
  TestWorld world;
  const auto code = [&](const Json& config) {
    return world
        .Fail("route53.CreateHealthCheck",
              {{"CallerReference", "a"}, {"HealthCheckConfig", config}})
        .code;
  };
  EXPECT_EQ(code({{"Type", "HTTP"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "TCP"}, {"IPAddress", "192.0.2.1"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "HTTP_STR_MATCH"}, {"IPAddress", "192.0.2.1"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "CALCULATED"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "CLOUDWATCH_METRIC"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "RECOVERY_CONTROL"}}), "InvalidInput");
  EXPECT_EQ(code({{"Type", "HTTP"}, {"IPAddress", "192.0.2.1"}, {"RequestInterval", 20}}),
            "InvalidInput");
  EXPECT_EQ(code({{"Type", "CALCULATED"}, {"HealthThreshold", 1}, {"ChildHealthChecks", {"x"}}}),
            "NoSuchHealthCheck");
}

TEST(UpdateHealthCheck, ChangesAndResets) {
  TestWorld world;
  const std::string id = Make(world, Http("a", "www.example.com"));
  const Json updated =
      world.Call("route53.UpdateHealthCheck", {{"HealthCheckId", id},
                                               {"HealthCheckVersion", 1},
                                               {"FailureThreshold", 5},
                                               {"ResetElements", {"ResourcePath"}}})["HealthCheck"];
  EXPECT_EQ(updated["HealthCheckVersion"], 2);
  EXPECT_EQ(updated["HealthCheckConfig"]["FailureThreshold"], 5);
  EXPECT_FALSE(updated["HealthCheckConfig"].contains("ResourcePath"));
  EXPECT_EQ(
      world.Fail("route53.UpdateHealthCheck", {{"HealthCheckId", id}, {"HealthCheckVersion", 1}})
          .code,
      "HealthCheckVersionMismatch");
  EXPECT_EQ(world.Call("route53.GetHealthCheck", {{"HealthCheckId", id}})["HealthCheck"], updated);
}

TEST(GetHealthCheckStatus, FollowsWhatTheNameLeadsTo) {
  TestWorld world;
  const std::string id = Make(world, Http("a", "lb.example.com"));
  EXPECT_EQ(StatusOf(world, id), "Success: HTTP Status Code 200, OK");
  const std::string zone = MakeZone(world, "example.com");
  EXPECT_EQ(StatusOf(world, id),
            "Failure: DNS resolution failed: DNS response error code NXDOMAIN");
  EXPECT_EQ(world
                .Call("route53.GetHealthCheckLastFailureReason",
                      {{"HealthCheckId", id}})["HealthCheckObservations"]
                .size(),
            8u);
  Add(world, zone, Values("lb.example.com", "CNAME", {"lb-1.us-east-1.elb.amazonaws.com"}));
  Context ctx = world.context();
  PublishEndpoint(ctx, "lb-1.us-east-1.elb.amazonaws.com", {"192.0.2.1"}, false);
  EXPECT_EQ(StatusOf(world, id), "Failure: HTTP Status Code 503, Service Unavailable");
  PublishEndpoint(ctx, "lb-1.us-east-1.elb.amazonaws.com", {"192.0.2.1"}, true);
  EXPECT_EQ(StatusOf(world, id), "Success: HTTP Status Code 200, OK");
}

TEST(DeleteHealthCheck, KeepsTheChildOfACalculatedOne) {
  TestWorld world;
  const std::string child = Make(world, Http("a", "www.example.com"));
  const std::string parent = Make(
      world, {{"CallerReference", "b"},
              {"HealthCheckConfig",
               {{"Type", "CALCULATED"}, {"HealthThreshold", 1}, {"ChildHealthChecks", {child}}}}});
  EXPECT_EQ(world.Fail("route53.DeleteHealthCheck", {{"HealthCheckId", child}}).code,
            "HealthCheckInUse");
  EXPECT_EQ(world.Fail("route53.GetHealthCheckStatus", {{"HealthCheckId", parent}}).code,
            "InvalidInput");
  world.Call("route53.DeleteHealthCheck", {{"HealthCheckId", parent}});
  world.Call("route53.DeleteHealthCheck", {{"HealthCheckId", child}});
  EXPECT_EQ(world.Fail("route53.GetHealthCheck", {{"HealthCheckId", child}}).message,
            "A health check with id " + child + " does not exist.");
}

}  // namespace
}  // namespace wt::route53
