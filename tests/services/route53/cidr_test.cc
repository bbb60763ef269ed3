#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

Json Change(const Json& id, const char* location, const char* action, const Json& blocks) {
  return {{"Id", id},
          {"Changes",
           Json::array({{{"LocationName", location}, {"Action", action}, {"CidrList", blocks}}})}};
}

TEST(CreateCidrCollection, HoldsLocationsWithBlocks) {
  TestWorld world;
  const Json made = world.Call("route53.CreateCidrCollection",
                               {{"Name", "offices"}, {"CallerReference", "a"}})["Collection"];
  EXPECT_EQ(made["Version"], 1);
  EXPECT_EQ(
      world.Fail("route53.CreateCidrCollection", {{"Name", "offices"}, {"CallerReference", "b"}})
          .code,
      "CidrCollectionAlreadyExistsException");
  const Json id = made["Id"];
  world.Call("route53.ChangeCidrCollection",
             Change(id, "berlin", "PUT", {"192.0.2.0/24", "2001:db8::/32"}));
  EXPECT_EQ(
      world.Fail("route53.ChangeCidrCollection", Change(id, "x", "PUT", {"192.0.2.0/25"})).code,
      "InvalidInput");
  EXPECT_EQ(
      world.Fail("route53.ChangeCidrCollection", Change(id, "x", "PUT", {"192.0.2.0/24"})).code,
      "InvalidInput");
  Json stale = Change(id, "x", "PUT", {"198.51.100.0/24"});
  stale["CollectionVersion"] = 1;
  EXPECT_EQ(world.Fail("route53.ChangeCidrCollection", stale).code,
            "CidrCollectionVersionMismatchException");
  EXPECT_EQ(world.Call("route53.ListCidrLocations",
                       {{"CollectionId", id}})["CidrLocations"][0]["LocationName"],
            "berlin");
  EXPECT_EQ(world.Call("route53.ListCidrBlocks", {{"CollectionId", id}})["CidrBlocks"].size(), 2u);
  EXPECT_EQ(
      world.Fail("route53.ListCidrBlocks", {{"CollectionId", id}, {"LocationName", "no"}}).code,
      "NoSuchCidrLocationException");
  EXPECT_EQ(world.Call("route53.ListCidrCollections")["CidrCollections"][0]["Version"], 2);
  EXPECT_EQ(world.Fail("route53.DeleteCidrCollection", {{"Id", id}}).code,
            "CidrCollectionInUseException");

  // A record that routes by the location keeps it.
  const std::string zone = MakeZone(world, "example.com");
  Json set = Values("a.example.com", "A", {"192.0.2.1"});
  set["SetIdentifier"] = "one";
  set["CidrRoutingConfig"] = {{"CollectionId", id}, {"LocationName", "berlin"}};
  Add(world, zone, set);
  const Json clear = Change(id, "berlin", "DELETE_IF_EXISTS", {"192.0.2.0/24", "2001:db8::/32"});
  EXPECT_EQ(world.Fail("route53.ChangeCidrCollection", clear).code, "CidrBlockInUseException");
  Json request = {{"HostedZoneId", zone},
                  {"RecordName", "a.example.com"},
                  {"RecordType", "A"},
                  {"ResolverIP", "192.0.2.77"}};
  EXPECT_EQ(world.Call("route53.TestDNSAnswer", request)["RecordData"].size(), 1u);
  request["ResolverIP"] = "203.0.113.1";
  EXPECT_EQ(world.Call("route53.TestDNSAnswer", request)["RecordData"].size(), 0u);
  world.Call("route53.ChangeResourceRecordSets", Batch(zone, "DELETE", set));
  world.Call("route53.ChangeCidrCollection", clear);
  world.Call("route53.DeleteCidrCollection", {{"Id", id}});
  EXPECT_EQ(world.Fail("route53.DeleteCidrCollection", {{"Id", id}}).code,
            "NoSuchCidrCollectionException");
}

TEST(ListGeoLocations, GivesPages) {
  TestWorld world;
  const Json page = world.Call("route53.ListGeoLocations", {{"MaxItems", "2"}});
  EXPECT_EQ(page["GeoLocationDetailsList"][0]["CountryCode"], "*");
  EXPECT_EQ(page["NextContinentCode"], "AN");
  const Json states =
      world.Call("route53.ListGeoLocations",
                 {{"MaxItems", "1"}, {"StartCountryCode", "US"}, {"StartSubdivisionCode", "CA"}});
  EXPECT_EQ(states["GeoLocationDetailsList"][0]["SubdivisionName"], "California");
  EXPECT_EQ(world.Call("route53.GetGeoLocation",
                       {{"CountryCode", "DE"}})["GeoLocationDetails"]["CountryName"],
            "Germany");
  EXPECT_EQ(world.Fail("route53.GetGeoLocation", {{"CountryCode", "XX"}}).code,
            "NoSuchGeoLocation");
}

TEST(CreateQueryLoggingConfig, IsOneForAZone) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Json request = {{"HostedZoneId", zone},
                  {"CloudWatchLogsLogGroupArn",
                   "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com"}};
  EXPECT_EQ(world.Fail("route53.CreateQueryLoggingConfig", request).code,
            "NoSuchCloudWatchLogsLogGroup");
  world.Call("logs.CreateLogGroup", {{"logGroupName", "/aws/route53/example.com"}});
  const Json id =
      world.Call("route53.CreateQueryLoggingConfig", request)["QueryLoggingConfig"]["Id"];
  EXPECT_EQ(world.Fail("route53.CreateQueryLoggingConfig", request).code,
            "QueryLoggingConfigAlreadyExists");
  request["CloudWatchLogsLogGroupArn"] = "x";
  EXPECT_EQ(world.Fail("route53.CreateQueryLoggingConfig", request).code, "InvalidInput");
  EXPECT_EQ(
      world.Call("route53.ListQueryLoggingConfigs", {{"HostedZoneId", zone}})["QueryLoggingConfigs"]
          .size(),
      1u);
  world.Call("route53.GetQueryLoggingConfig", {{"Id", id}});
  world.Call("route53.DeleteQueryLoggingConfig", {{"Id", id}});
  EXPECT_EQ(world.Fail("route53.GetQueryLoggingConfig", {{"Id", id}}).code,
            "NoSuchQueryLoggingConfig");
}

}  // namespace
}  // namespace wt::route53
