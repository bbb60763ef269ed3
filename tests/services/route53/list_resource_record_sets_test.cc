#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

std::vector<std::string> Names(const Json& page) {
  std::vector<std::string> names;
  for (const Json& set : page["ResourceRecordSets"]) {
    names.push_back(set["Name"].get<std::string>() + " " + set["Type"].get<std::string>());
  }
  return names;
}

TEST(ListResourceRecordSets, SortsByLabelsFromTheTop) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  for (const char* name :
       {"z.example.com", "b.a.example.com", "a.example.com", "a-b.example.com"}) {
    Add(world, zone, Values(name, "A", {"192.0.2.1"}));
  }
  EXPECT_EQ(
      Names(world.Call("route53.ListResourceRecordSets", {{"HostedZoneId", zone}})),
      (std::vector<std::string>{"example.com. NS", "example.com. SOA", "a.example.com. A",
                                "b.a.example.com. A", "a-b.example.com. A", "z.example.com. A"}));
}

TEST(ListResourceRecordSets, PagesByNameTypeAndIdentifier) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  for (const char* identifier : {"one", "two"}) {
    Json set = Values("a.example.com", "A", {"192.0.2.1"});
    set["SetIdentifier"] = identifier;
    set["Weight"] = 1;
    Add(world, zone, set);
  }
  Json page =
      world.Call("route53.ListResourceRecordSets", {{"HostedZoneId", zone}, {"MaxItems", "3"}});
  EXPECT_EQ(page["IsTruncated"], true);
  EXPECT_EQ(page["MaxItems"], "3");
  EXPECT_EQ(page["NextRecordName"], "a.example.com.");
  EXPECT_EQ(page["NextRecordType"], "A");
  EXPECT_EQ(page["NextRecordIdentifier"], "two");
  page = world.Call("route53.ListResourceRecordSets",
                    {{"HostedZoneId", zone},
                     {"StartRecordName", page["NextRecordName"]},
                     {"StartRecordType", page["NextRecordType"]},
                     {"StartRecordIdentifier", page["NextRecordIdentifier"]}});
  EXPECT_EQ(page["IsTruncated"], false);
  EXPECT_EQ(Names(page), (std::vector<std::string>{"a.example.com. A"}));
}

TEST(ListResourceRecordSets, BeginsAtTheNextNameWhereTheOneAskedForIsNotThere) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Add(world, zone, Values("b.example.com", "A", {"192.0.2.1"}));
  const Json page = world.Call(
      "route53.ListResourceRecordSets",
      {{"HostedZoneId", zone}, {"StartRecordName", "a.example.com"}, {"StartRecordType", "A"}});
  EXPECT_EQ(Names(page), (std::vector<std::string>{"b.example.com. A"}));
  EXPECT_EQ(world
                .Fail("route53.ListResourceRecordSets",
                      {{"HostedZoneId", zone}, {"StartRecordType", "A"}})
                .code,
            "InvalidInput");
  EXPECT_EQ(world.Fail("route53.ListResourceRecordSets", {{"HostedZoneId", "Z1"}}).code,
            "NoSuchHostedZone");
}

}  // namespace
}  // namespace wt::route53
