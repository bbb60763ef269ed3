#include <gmock/gmock.h>

#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

Json Vpc(const std::string& id) { return {{"VPCRegion", "us-east-1"}, {"VPCId", id}}; }

std::string MakeVpc(TestWorld& world) {
  return world.Call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}})["Vpc"]["VpcId"];
}

TEST(CreateHostedZone, GivesFourNameServersAndTwoRecords) {
  TestWorld world;
  const Json made =
      world.Call("route53.CreateHostedZone", {{"Name", "Example.com"},
                                              {"CallerReference", "a"},
                                              {"HostedZoneConfig", {{"Comment", "c"}}}});
  EXPECT_EQ(made["HostedZone"]["Name"], "example.com.");
  EXPECT_THAT(made["HostedZone"]["Id"].get<std::string>(),
              MatchesRegex("/hostedzone/Z[0-9A-Z]{19}"));
  EXPECT_EQ(made["HostedZone"]["Config"]["Comment"], "c");
  EXPECT_EQ(made["HostedZone"]["Config"]["PrivateZone"], false);
  EXPECT_EQ(made["HostedZone"]["ResourceRecordSetCount"], 2);
  EXPECT_EQ(made["ChangeInfo"]["Status"], "PENDING");
  EXPECT_THAT(made["Location"].get<std::string>(), HasSubstr("/2013-04-01/hostedzone/Z"));
  const Json& servers = made["DelegationSet"]["NameServers"];
  ASSERT_EQ(servers.size(), 4u);
  EXPECT_THAT(servers[0].get<std::string>(), MatchesRegex("ns-[0-9]{1,3}\\.awsdns-[0-9]{2}\\.com"));
  EXPECT_THAT(servers[3].get<std::string>(),
              MatchesRegex("ns-[0-9]{4}\\.awsdns-[0-9]{2}\\.co\\.uk"));

  const Json sets = world.Call("route53.ListResourceRecordSets",
                               {{"HostedZoneId", made["HostedZone"]["Id"]}})["ResourceRecordSets"];
  ASSERT_EQ(sets.size(), 2u);
  EXPECT_EQ(sets[0]["Type"], "NS");
  EXPECT_EQ(sets[0]["TTL"], 172800);
  EXPECT_EQ(sets[0]["ResourceRecords"][0]["Value"], servers[0].get<std::string>() + ".");
  EXPECT_EQ(sets[1]["Type"], "SOA");
  EXPECT_EQ(sets[1]["TTL"], 900);
  EXPECT_EQ(
      sets[1]["ResourceRecords"][0]["Value"],
      servers[0].get<std::string>() + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400");
}

TEST(CreateHostedZone, IsInSyncAfterAWhile) {
  TestWorld world;
  const Json made =
      world.Call("route53.CreateHostedZone", {{"Name", "example.com"}, {"CallerReference", "a"}});
  const Json id = made["ChangeInfo"]["Id"];
  EXPECT_EQ(world.Call("route53.GetChange", {{"Id", id}})["ChangeInfo"]["Status"], "PENDING");
  world.Settle();
  EXPECT_EQ(world.Call("route53.GetChange", {{"Id", id}})["ChangeInfo"]["Status"], "INSYNC");
  world.Advance(Days(31));
  EXPECT_EQ(world.Fail("route53.GetChange", {{"Id", id}}).code, "NoSuchChange");
}

TEST(CreateHostedZone, TakesACallerReferenceOnce) {
  TestWorld world;
  world.Call("route53.CreateHostedZone", {{"Name", "a.com"}, {"CallerReference", "a"}});
  const Error error =
      world.Fail("route53.CreateHostedZone", {{"Name", "b.com"}, {"CallerReference", "a"}});
  EXPECT_EQ(error.code, "HostedZoneAlreadyExists");
  EXPECT_EQ(error.http_status, 409);
  world.UseAccount("111111111111");
  world.Call("route53.CreateHostedZone", {{"Name", "b.com"}, {"CallerReference", "a"}});
}

TEST(CreateHostedZone, AllowsTwoZonesOfTheSameName) {
  TestWorld world;
  EXPECT_NE(MakeZone(world, "example.com"), MakeZone(world, "example.com"));
}

TEST(CreateHostedZone, RefusesBadNames) {
  TestWorld world;
  const auto code = [&](const std::string& name) {
    return world.Fail("route53.CreateHostedZone", {{"Name", name}, {"CallerReference", name}}).code;
  };
  EXPECT_EQ(code("a..com"), "InvalidDomainName");
  EXPECT_EQ(code("."), "InvalidDomainName");
  EXPECT_EQ(code("com"), "InvalidDomainName");
  EXPECT_EQ(code("*.example.com"), "InvalidDomainName");
  EXPECT_EQ(code(std::string(64, 'a') + ".com"), "InvalidDomainName");
}

TEST(CreateHostedZone, MakesPrivateZonesInAVpc) {
  TestWorld world;
  const std::string vpc = MakeVpc(world);
  const Json made = world.Call("route53.CreateHostedZone",
                               {{"Name", "corp"}, {"CallerReference", "a"}, {"VPC", Vpc(vpc)}});
  EXPECT_EQ(made["HostedZone"]["Config"]["PrivateZone"], true);
  const Json got = world.Call("route53.GetHostedZone", {{"Id", made["HostedZone"]["Id"]}});
  EXPECT_FALSE(got.contains("DelegationSet"));
  EXPECT_EQ(got["VPCs"], Json::array({Vpc(vpc)}));
  const Error twice = world.Fail("route53.CreateHostedZone",
                                 {{"Name", "corp"}, {"CallerReference", "b"}, {"VPC", Vpc(vpc)}});
  EXPECT_EQ(twice.code, "ConflictingDomainExists");
  EXPECT_EQ(world
                .Fail("route53.CreateHostedZone",
                      {{"Name", "x.com"}, {"CallerReference", "c"}, {"VPC", Vpc("vpc-0")}})
                .code,
            "InvalidVPCId");
  EXPECT_EQ(world
                .Fail("route53.CreateHostedZone", {{"Name", "x.com"},
                                                   {"CallerReference", "c"},
                                                   {"HostedZoneConfig", {{"PrivateZone", true}}}})
                .code,
            "InvalidInput");
}

TEST(AssociateVPCWithHostedZone, AddsAndRemovesNetworks) {
  TestWorld world;
  const std::string first = MakeVpc(world), second = MakeVpc(world);
  const Json zone = world.Call(
      "route53.CreateHostedZone",
      {{"Name", "corp"}, {"CallerReference", "a"}, {"VPC", Vpc(first)}})["HostedZone"]["Id"];
  const Json request = {{"HostedZoneId", zone}, {"VPC", Vpc(second)}};
  EXPECT_EQ(world.Call("route53.AssociateVPCWithHostedZone", request)["ChangeInfo"]["Status"],
            "PENDING");
  EXPECT_EQ(world.Fail("route53.AssociateVPCWithHostedZone", request).code,
            "ConflictingDomainExists");
  const Json seen =
      world.Call("route53.ListHostedZonesByVPC", {{"VPCId", second}, {"VPCRegion", "us-east-1"}});
  EXPECT_EQ(seen["HostedZoneSummaries"][0]["Name"], "corp.");
  EXPECT_EQ(seen["HostedZoneSummaries"][0]["Owner"]["OwningAccount"], "123456789012");
  world.Call("route53.DisassociateVPCFromHostedZone", request);
  EXPECT_EQ(world.Fail("route53.DisassociateVPCFromHostedZone", request).code,
            "VPCAssociationNotFound");
  EXPECT_EQ(world
                .Fail("route53.DisassociateVPCFromHostedZone",
                      {{"HostedZoneId", zone}, {"VPC", Vpc(first)}})
                .code,
            "LastVPCAssociation");
  EXPECT_EQ(world
                .Fail("route53.AssociateVPCWithHostedZone",
                      {{"HostedZoneId", MakeZone(world, "public.com")}, {"VPC", Vpc(first)}})
                .code,
            "PublicZoneVPCAssociation");
}

TEST(CreateVPCAssociationAuthorization, LetsAnotherAccountAssociate) {
  TestWorld world;
  const std::string mine = MakeVpc(world);
  const Json zone = world.Call(
      "route53.CreateHostedZone",
      {{"Name", "corp"}, {"CallerReference", "a"}, {"VPC", Vpc(mine)}})["HostedZone"]["Id"];
  world.UseAccount("111111111111");
  const std::string theirs = MakeVpc(world);
  const Json request = {{"HostedZoneId", zone}, {"VPC", Vpc(theirs)}};
  EXPECT_EQ(world.Fail("route53.AssociateVPCWithHostedZone", request).code,
            "NotAuthorizedException");
  world.UseAccount("123456789012");
  world.Call("route53.CreateVPCAssociationAuthorization", request);
  EXPECT_EQ(
      world.Call("route53.ListVPCAssociationAuthorizations", {{"HostedZoneId", zone}})["VPCs"],
      Json::array({Vpc(theirs)}));
  world.UseAccount("111111111111");
  world.Call("route53.AssociateVPCWithHostedZone", request);
  world.UseAccount("123456789012");
  world.Call("route53.DeleteVPCAssociationAuthorization", request);
  EXPECT_EQ(world.Fail("route53.DeleteVPCAssociationAuthorization", request).code,
            "VPCAssociationAuthorizationNotFound");
  EXPECT_EQ(world.Call("route53.GetHostedZone", {{"Id", zone}})["VPCs"].size(), 2u);
}

TEST(DeleteHostedZone, TakesAnEmptyZoneOnly) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Add(world, zone, Values("www.example.com", "A", {"192.0.2.1"}));
  const Error full = world.Fail("route53.DeleteHostedZone", {{"Id", zone}});
  EXPECT_EQ(full.code, "HostedZoneNotEmpty");
  EXPECT_EQ(full.message,
            "The specified hosted zone contains non-required resource record sets and so cannot be "
            "deleted.");
  world.Call("route53.ChangeResourceRecordSets",
             Batch(zone, "DELETE", Values("www.example.com", "A", {"192.0.2.1"})));
  EXPECT_EQ(world.Call("route53.DeleteHostedZone",
                       {{"Id", "/hostedzone/" + zone}})["ChangeInfo"]["Status"],
            "PENDING");
  const Error gone = world.Fail("route53.GetHostedZone", {{"Id", zone}});
  EXPECT_EQ(gone.code, "NoSuchHostedZone");
  EXPECT_EQ(gone.http_status, 404);
  EXPECT_EQ(gone.message, "No hosted zone found with ID: " + zone);
}

TEST(ListHostedZones, GivesPages) {
  TestWorld world;
  for (const char* name : {"a.com", "b.com", "c.com"}) MakeZone(world, name);
  Json page = world.Call("route53.ListHostedZones", {{"MaxItems", "2"}});
  EXPECT_EQ(page["IsTruncated"], true);
  EXPECT_EQ(page["HostedZones"].size(), 2u);
  page = world.Call("route53.ListHostedZones", {{"MaxItems", "2"}, {"Marker", page["NextMarker"]}});
  EXPECT_EQ(page["IsTruncated"], false);
  EXPECT_EQ(page["HostedZones"].size(), 1u);
  EXPECT_EQ(world.Call("route53.GetHostedZoneCount")["HostedZoneCount"], 3);
  EXPECT_EQ(world.Fail("route53.ListHostedZones", {{"MaxItems", "x"}}).code, "InvalidInput");
  EXPECT_EQ(world.Fail("route53.ListHostedZones", {{"DelegationSetId", "N1"}}).code,
            "NoSuchDelegationSet");
}

TEST(ListHostedZonesByName, SortsByLabelsFromTheTop) {
  TestWorld world;
  for (const char* name : {"b.com", "z.a.com", "a.com", "a.org"}) MakeZone(world, name);
  const Json all = world.Call("route53.ListHostedZonesByName")["HostedZones"];
  EXPECT_EQ(all[0]["Name"], "a.com.");
  EXPECT_EQ(all[1]["Name"], "z.a.com.");
  EXPECT_EQ(all[2]["Name"], "b.com.");
  const Json page =
      world.Call("route53.ListHostedZonesByName", {{"DNSName", "z.a.com"}, {"MaxItems", "1"}});
  EXPECT_EQ(page["HostedZones"][0]["Name"], "z.a.com.");
  EXPECT_EQ(page["NextDNSName"], "b.com.");
  EXPECT_EQ(world.Fail("route53.ListHostedZonesByName", {{"HostedZoneId", "Z1"}}).code,
            "InvalidInput");
  EXPECT_EQ(world.Fail("route53.ListHostedZonesByName", {{"DNSName", "a..b"}}).code,
            "InvalidDomainName");
}

TEST(UpdateHostedZoneComment, SetsAndRemovesIt) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json set =
      world.Call("route53.UpdateHostedZoneComment", {{"Id", zone}, {"Comment", "new"}});
  EXPECT_EQ(set["HostedZone"]["Config"]["Comment"], "new");
  const Json unset = world.Call("route53.UpdateHostedZoneComment", {{"Id", zone}});
  EXPECT_FALSE(unset["HostedZone"]["Config"].contains("Comment"));
}

TEST(UpdateHostedZoneFeatures, EnablesAcceleratedRecovery) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  world.Call("route53.UpdateHostedZoneFeatures",
             {{"HostedZoneId", zone}, {"EnableAcceleratedRecovery", true}});
  EXPECT_EQ(world.Call("route53.GetHostedZone",
                       {{"Id", zone}})["HostedZone"]["Features"]["AcceleratedRecoveryStatus"],
            "ENABLED");
}

TEST(Limits, AreToldWithWhatIsUsed) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json account =
      world.Call("route53.GetAccountLimit", {{"Type", "MAX_HOSTED_ZONES_BY_OWNER"}});
  EXPECT_EQ(account["Limit"]["Value"], 500);
  EXPECT_EQ(account["Count"], 1);
  const Json records = world.Call("route53.GetHostedZoneLimit",
                                  {{"HostedZoneId", zone}, {"Type", "MAX_RRSETS_BY_ZONE"}});
  EXPECT_EQ(records["Limit"]["Value"], 10000);
  EXPECT_EQ(records["Count"], 2);
  EXPECT_EQ(world
                .Fail("route53.GetHostedZoneLimit",
                      {{"HostedZoneId", zone}, {"Type", "MAX_VPCS_ASSOCIATED_BY_ZONE"}})
                .code,
            "HostedZoneNotPrivate");
  EXPECT_EQ(world.Call("route53.GetDNSSEC", {{"HostedZoneId", zone}})["Status"]["ServeSignature"],
            "NOT_SIGNING");
}

}  // namespace
}  // namespace wt::route53
