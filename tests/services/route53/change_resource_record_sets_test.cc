#include <gmock/gmock.h>

#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

using testing::HasSubstr;

TEST(ChangeResourceRecordSets, MakesAllChangesOrNone) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Json batch = Batch(zone, "CREATE", Values("a.example.com", "A", {"192.0.2.1"}));
  batch["ChangeBatch"]["Comment"] = "why";
  Json& changes = batch["ChangeBatch"]["Changes"];
  changes.push_back(
      {{"Action", "CREATE"}, {"ResourceRecordSet", Values("b.example.com", "A", {"x"})}});
  changes.push_back(
      {{"Action", "DELETE"}, {"ResourceRecordSet", Values("c.example.com", "A", {"192.0.2.1"})}});
  const std::string before = world.Digest();
  const Error error = world.Fail("route53.ChangeResourceRecordSets", batch);
  EXPECT_EQ(error.code, "InvalidChangeBatch");
  EXPECT_EQ(error.message,
            "[Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a "
            "valid IPv4 address) encountered with 'x'', Tried to delete resource record set "
            "[name='c.example.com.', type='A'] but it was not found]");
  EXPECT_EQ(world.Digest(), before);

  changes.erase(1);
  changes.erase(1);
  const Json done = world.Call("route53.ChangeResourceRecordSets", batch);
  EXPECT_EQ(done["ChangeInfo"]["Status"], "PENDING");
  EXPECT_EQ(done["ChangeInfo"]["Comment"], "why");
}

TEST(ChangeResourceRecordSets, SaysWhyInRoute53sWords) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Add(world, zone, Values("a.example.com", "A", {"192.0.2.1"}));
  Add(world, zone, Values("c.example.com", "CNAME", {"a.example.com"}));
  const auto refused = [&](const std::string& action, const Json& set) {
    return Refused(world, zone, action, set);
  };
  EXPECT_EQ(refused("CREATE", Values("a.example.com", "A", {"192.0.2.2"})),
            "InvalidChangeBatch: [Tried to create resource record set [name='a.example.com.', "
            "type='A'] but it already exists]");
  EXPECT_EQ(refused("DELETE", Values("a.example.com", "A", {"192.0.2.2"})),
            "InvalidChangeBatch: [Tried to delete resource record set [name='a.example.com.', "
            "type='A'] but the values provided do not match the current values]");
  EXPECT_EQ(refused("DELETE", Values("a.example.com", "A", {"192.0.2.1"}, 60)),
            "InvalidChangeBatch: [Tried to delete resource record set [name='a.example.com.', "
            "type='A'] but the values provided do not match the current values]");
  EXPECT_EQ(refused("CREATE", Values("a.example.com", "CNAME", {"x.com"})),
            "InvalidChangeBatch: [RRSet of type CNAME with DNS name a.example.com. is not "
            "permitted as it conflicts with other records with the same DNS name in zone "
            "example.com.]");
  EXPECT_EQ(refused("CREATE", Values("c.example.com", "A", {"192.0.2.1"})),
            "InvalidChangeBatch: [RRSet of type A with DNS name c.example.com. is not permitted "
            "because a conflicting RRSet of type  CNAME with the same DNS name already exists in "
            "zone example.com.]");
  EXPECT_EQ(refused("UPSERT", Values("example.com", "CNAME", {"x.com"})),
            "InvalidChangeBatch: [RRSet of type CNAME with DNS name example.com. is not permitted "
            "at apex in zone example.com.]");
  EXPECT_EQ(refused("CREATE", Values("www.example.org", "A", {"192.0.2.1"})),
            "InvalidChangeBatch: [RRSet with DNS name www.example.org. is not permitted in zone "
            "example.com.]");
  EXPECT_EQ(refused("CREATE", Values("n.example.com", "CNAME", {""})),
            "InvalidChangeBatch: [Invalid Resource Record: FATAL problem: DomainNameEmpty (Domain "
            "name is empty) encountered with '']");
  EXPECT_EQ(refused("CREATE", Values("d.example.com", "A", {"192.0.2.1", "192.0.2.1"})),
            "InvalidChangeBatch: [Duplicate Resource Record: '192.0.2.1']");
}

struct BadValue {
  const char *type, *value, *flaw;
};

TEST(ChangeResourceRecordSets, ChecksTheValuesOfEachType) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const BadValue bad[] = {
      {"A", "192.0.2.256", "ARRDATAIllegalIPv4Address"},
      {"AAAA", "1::2::3", "AAAARRDATAIllegalIPv6Address"},
      {"TXT", "plain", "InvalidCharacterString"},
      {"MX", "mail.example.com", "MXRRDATANotTwoFields"},
      {"SRV", "1 2 3", "SRVRRDATANotFourFields"},
      {"CAA", "0 issue letsencrypt.org", "CAARRDATAInvalid"},
      {"DS", "x", "RRDATAInvalid"},
  };
  for (const BadValue& one : bad) {
    EXPECT_THAT(Refused(world, zone, "CREATE", Values("x.example.com", one.type, {one.value})),
                HasSubstr(one.flaw));
  }
  EXPECT_THAT(Refused(world, zone, "CREATE",
                      Values("x.example.com", "TXT", {"\"" + std::string(256, 'a') + "\""})),
              HasSubstr("CharacterStringTooLong"));
  const std::pair<const char*, const char*> good[] = {
      {"A", "192.0.2.1"},
      {"AAAA", "2001:db8::1"},
      {"TXT", "\"v=spf1 -all\" \"more \\\"quoted\\\"\""},
      {"MX", "10 mail.example.com"},
      {"SRV", "1 10 5269 xmpp.example.com."},
      {"CAA", "0 issue \"letsencrypt.org\""},
      {"NAPTR", "100 50 \"u\" \"E2U+sip\" \"!^.*$!sip:a@b.c!\" ."},
      {"PTR", "host.example.com"},
      {"SPF", "\"v=spf1 -all\""},
      {"DS", "123 4 5 49FD46E6C4B45C55D4AC"},
      {"TLSA", "0 0 1 d2abde240d7cd3ee6b4b28c54df034b9"},
      {"SSHFP", "1 1 67ab"},
      {"HTTPS", "1 . alpn=\"h3,h2\" port=443"},
      {"SVCB", "0 svc.example.com"},
      {"NS", "ns.example.org"},
  };
  int number = 0;
  for (const auto& [type, value] : good) {
    Add(world, zone, Values("g" + std::to_string(++number) + ".example.com", type, {value}));
  }
}

TEST(ChangeResourceRecordSets, KeepsTheApexNsAndSoa) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json sets =
      world.Call("route53.ListResourceRecordSets", {{"HostedZoneId", zone}})["ResourceRecordSets"];
  EXPECT_THAT(Refused(world, zone, "DELETE", sets[0]),
              HasSubstr("A HostedZone must contain at least one NS record for the zone itself."));
  EXPECT_THAT(Refused(world, zone, "DELETE", sets[1]),
              HasSubstr("A HostedZone must contain exactly one SOA record."));
}

TEST(ChangeResourceRecordSets, WantsMembersThatGoTogether) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Json set = {{"Name", "a.example.com"}, {"Type", "A"}};
  EXPECT_EQ(Refused(world, zone, "CREATE", set),
            "InvalidInput: Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and "
            "ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with "
            "[Action=CREATE, Name=a.example.com., Type=A, SetIdentifier=null]");
  set = Values("a.example.com", "A", {"192.0.2.1"});
  set["Weight"] = 1;
  EXPECT_THAT(Refused(world, zone, "CREATE", set), HasSubstr("Missing field 'SetIdentifier'"));
  set["SetIdentifier"] = "one";
  set["Region"] = "us-east-1";
  EXPECT_THAT(Refused(world, zone, "CREATE", set), HasSubstr("but found more than one"));
  set.erase("Region");
  set.erase("Weight");
  EXPECT_THAT(Refused(world, zone, "CREATE", set), HasSubstr("Expected exactly one of [Weight"));
}

TEST(ChangeResourceRecordSets, DoesNotMixPolicies) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Json weighted = Values("a.example.com", "A", {"192.0.2.1"});
  weighted["SetIdentifier"] = "one";
  weighted["Weight"] = 1;
  Add(world, zone, weighted);
  EXPECT_THAT(Refused(world, zone, "CREATE", weighted), HasSubstr("set-identifier='one'] but it"));
  EXPECT_THAT(Refused(world, zone, "CREATE", Values("a.example.com", "A", {"192.0.2.1"})),
              HasSubstr("cannot be created because a multi-Weighted RRSet exists"));
  Json latency = Values("a.example.com", "A", {"192.0.2.1"});
  latency["SetIdentifier"] = "two";
  latency["Region"] = "us-east-1";
  EXPECT_THAT(Refused(world, zone, "CREATE", latency),
              HasSubstr("cannot be created because a non multi-Latency RRSet exists"));
  latency["Name"] = "b.example.com";
  Add(world, zone, latency);
  latency["SetIdentifier"] = "three";
  EXPECT_THAT(Refused(world, zone, "CREATE", latency), HasSubstr("region us-east-1 exists"));
  latency["HealthCheckId"] = "nope";
  EXPECT_THAT(Refused(world, zone, "UPSERT", latency), HasSubstr("NoSuchHealthCheck"));
}

TEST(ChangeResourceRecordSets, ChecksWhereAliasesPoint) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const auto alias = [&](const std::string& name, const std::string& zone_id,
                         const std::string& target, bool health = false) {
    return Json{
        {"Name", name},
        {"Type", "A"},
        {"AliasTarget",
         {{"HostedZoneId", zone_id}, {"DNSName", target}, {"EvaluateTargetHealth", health}}}};
  };
  EXPECT_EQ(Refused(world, zone, "CREATE", alias("example.com", zone, "x.example.com")),
            "InvalidChangeBatch: [Tried to create an alias that targets x.example.com., type A in "
            "zone " +
                zone + ", but that target was not found]");
  EXPECT_THAT(Refused(world, zone, "CREATE", alias("example.com", zone, "x.example.org")),
              HasSubstr("but the alias target name does not lie within the target zone"));
  EXPECT_THAT(Refused(world, zone, "CREATE",
                      alias("example.com", "Z2FDTNDATAQYW2", "d1.cloudfront.net", true)),
              HasSubstr("EvaluateTargetHealth cannot be set to true"));
  EXPECT_THAT(Refused(world, zone, "CREATE",
                      alias("example.com", "Z35SXDOTRQ7X7K", "lb.eu-west-1.elb.amazonaws.com")),
              HasSubstr("does not lie within the target zone"));
  Add(world, zone, alias("example.com", "Z35SXDOTRQ7X7K", "LB-1.us-east-1.elb.amazonaws.com"));
  const Json sets =
      world.Call("route53.ListResourceRecordSets", {{"HostedZoneId", zone}})["ResourceRecordSets"];
  EXPECT_EQ(sets[0]["AliasTarget"]["DNSName"], "lb-1.us-east-1.elb.amazonaws.com.");
  EXPECT_FALSE(sets[0].contains("TTL"));
}

TEST(ChangeResourceRecordSets, UpsertsAndKeepsNamesEscaped) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const auto upsert = [&](const Json& set) {
    world.Call("route53.ChangeResourceRecordSets", Batch(zone, "UPSERT", set));
  };
  upsert(Values("*.Example.com", "A", {"192.0.2.1"}));
  upsert(Values("\\052.example.com.", "A", {"192.0.2.2"}));
  const Json sets =
      world.Call("route53.ListResourceRecordSets", {{"HostedZoneId", zone}})["ResourceRecordSets"];
  ASSERT_EQ(sets.size(), 3u);
  EXPECT_EQ(sets[2]["Name"], "\\052.example.com.");
  EXPECT_EQ(sets[2]["ResourceRecords"][0]["Value"], "192.0.2.2");
}

TEST(ChangeResourceRecordSets, BoundsABatch) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Json batch = Batch(zone, "CREATE", Values("a.example.com", "A", {"192.0.2.1"}));
  Json& changes = batch["ChangeBatch"]["Changes"];
  for (int i = 0; i < 1000; ++i) changes.push_back(changes[0]);
  EXPECT_EQ(world.Fail("route53.ChangeResourceRecordSets", batch).message,
            "[Number of records limit of 1000 exceeded.]");
  EXPECT_EQ(world
                .Fail("route53.ChangeResourceRecordSets",
                      Batch("Z1", "CREATE", Values("a.example.com", "A", {"192.0.2.1"})))
                .code,
            "NoSuchHostedZone");
}

}  // namespace
}  // namespace wt::route53
