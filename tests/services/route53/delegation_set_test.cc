#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

TEST(CreateReusableDelegationSet, IsSharedByZonesOfDifferentNames) {
  TestWorld world;
  const Json made = world.Call("route53.CreateReusableDelegationSet", {{"CallerReference", "a"}});
  const Json id = made["DelegationSet"]["Id"];
  EXPECT_EQ(world.Fail("route53.CreateReusableDelegationSet", {{"CallerReference", "a"}}).code,
            "DelegationSetAlreadyCreated");
  Json request = {{"Name", "a.com"}, {"CallerReference", "a"}, {"DelegationSetId", id}};
  const Json zone = world.Call("route53.CreateHostedZone", request);
  EXPECT_EQ(zone["DelegationSet"]["NameServers"], made["DelegationSet"]["NameServers"]);
  EXPECT_EQ(zone["DelegationSet"]["Id"], id);
  request["CallerReference"] = "b";
  EXPECT_EQ(world.Fail("route53.CreateHostedZone", request).code, "ConflictingDomainExists");
  request["DelegationSetId"] = "N1";
  EXPECT_EQ(world.Fail("route53.CreateHostedZone", request).code, "NoSuchDelegationSet");

  EXPECT_EQ(world.Call("route53.ListHostedZones", {{"DelegationSetId", id}})["HostedZones"].size(),
            1u);
  EXPECT_EQ(world.Call("route53.GetReusableDelegationSetLimit",
                       {{"DelegationSetId", id},
                        {"Type", "MAX_ZONES_BY_REUSABLE_DELEGATION_SET"}})["Count"],
            1);
  EXPECT_EQ(world.Fail("route53.DeleteReusableDelegationSet", {{"Id", id}}).code,
            "DelegationSetInUse");
  world.Call("route53.DeleteHostedZone", {{"Id", zone["HostedZone"]["Id"]}});
  EXPECT_EQ(world.Call("route53.ListReusableDelegationSets")["DelegationSets"].size(), 1u);
  world.Call("route53.DeleteReusableDelegationSet", {{"Id", id}});
  EXPECT_EQ(world.Fail("route53.GetReusableDelegationSet", {{"Id", id}}).code,
            "NoSuchDelegationSet");
}

TEST(CreateReusableDelegationSet, TakesOverAZonesNameServers) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json request = {{"CallerReference", "a"}, {"HostedZoneId", zone}};
  const Json set = world.Call("route53.CreateReusableDelegationSet", request)["DelegationSet"];
  const Json got = world.Call("route53.GetHostedZone", {{"Id", zone}})["DelegationSet"];
  EXPECT_EQ(got["NameServers"], set["NameServers"]);
  EXPECT_EQ(got["Id"], set["Id"]);
  EXPECT_EQ(world
                .Fail("route53.CreateReusableDelegationSet",
                      {{"CallerReference", "b"}, {"HostedZoneId", zone}})
                .code,
            "DelegationSetAlreadyReusable");
  EXPECT_EQ(world
                .Fail("route53.CreateReusableDelegationSet",
                      {{"CallerReference", "b"}, {"HostedZoneId", "Z1"}})
                .code,
            "HostedZoneNotFound");
}

}  // namespace
}  // namespace wt::route53
