#include <gmock/gmock.h>

#include "services/route53/route53.h"
#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

using laws::name_resolution::Answer;
using laws::name_resolution::Code;
using testing::ElementsAre;

Answer Look(TestWorld& world, const std::string& name, const std::string& type = "A",
            const Viewer& viewer = {}) {
  Context ctx = world.context();
  return Resolve(ctx, name, type, viewer);
}

std::vector<std::string> Texts(const Answer& answer) {
  std::vector<std::string> out;
  for (const auto& record : answer.records) out.push_back(record.type + " " + record.value);
  return out;
}

// The child's name servers, entered in the parent.
void Delegate(TestWorld& world, const std::string& parent, const std::string& child,
              const std::string& name) {
  const Json zone = world.Call("route53.GetHostedZone", {{"Id", child}});
  std::vector<std::string> servers;
  for (const Json& server : zone["DelegationSet"]["NameServers"]) servers.push_back(server);
  Add(world, parent, Values(name, "NS", servers));
}

TEST(Resolve, FollowsTheDelegationAcrossAccounts) {
  TestWorld world;
  const std::string parent = MakeZone(world, "example.com");
  world.UseAccount("111111111111");
  const std::string child = MakeZone(world, "dev.example.com");
  Add(world, child, Values("www.dev.example.com", "A", {"192.0.2.1"}));
  EXPECT_EQ(Look(world, "www.dev.example.com").code, Code::kNoSuchName);
  const Json zone = world.Call("route53.GetHostedZone", {{"Id", child}});
  std::vector<std::string> servers = {zone["DelegationSet"]["NameServers"][0]};
  world.UseAccount("123456789012");
  Add(world, parent, Values("dev.example.com", "NS", servers));
  const Answer answer = Look(world, "WWW.dev.example.com");
  EXPECT_THAT(Texts(answer), ElementsAre("A 192.0.2.1"));
  EXPECT_EQ(answer.zone_id, child);
}

TEST(Resolve, FailsWhereTheDelegationLeadsNowhere) {
  TestWorld world;
  const std::string parent = MakeZone(world, "example.com");
  MakeZone(world, "dev.example.com");
  Add(world, parent, Values("dev.example.com", "NS", {"ns-1.awsdns-99.com"}));
  EXPECT_EQ(Look(world, "dev.example.com").code, Code::kServerFailure);
}

TEST(Resolve, LeadsAliasesToWhatIsPublished) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json alias = {{"Name", "example.com"},
                      {"Type", "A"},
                      {"AliasTarget",
                       {{"HostedZoneId", "Z35SXDOTRQ7X7K"},
                        {"DNSName", "dualstack.lb-1.us-east-1.elb.amazonaws.com"},
                        {"EvaluateTargetHealth", true}}}};
  Add(world, zone, alias);
  EXPECT_TRUE(Look(world, "example.com").records.empty());
  Context ctx = world.context();
  PublishEndpoint(ctx, "LB-1.us-east-1.elb.amazonaws.com", {"192.0.2.1", "2001:db8::1"});
  EXPECT_THAT(Texts(Look(world, "example.com")), ElementsAre("A 192.0.2.1"));
  EXPECT_THAT(Texts(Look(world, "lb-1.us-east-1.elb.amazonaws.com", "AAAA")),
              ElementsAre("AAAA 2001:db8::1"));
  WithdrawEndpoint(ctx, "lb-1.us-east-1.elb.amazonaws.com");
  EXPECT_TRUE(Look(world, "example.com").records.empty());
}

TEST(Resolve, ShowsPrivateZonesToTheirNetworksOnly) {
  TestWorld world;
  const std::string vpc =
      world.Call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}})["Vpc"]["VpcId"];
  const Json made = world.Call("route53.CreateHostedZone",
                               {{"Name", "corp.internal"},
                                {"CallerReference", "p"},
                                {"VPC", {{"VPCRegion", "us-east-1"}, {"VPCId", vpc}}}});
  Add(world, made["HostedZone"]["Id"], Values("db.corp.internal", "A", {"10.0.0.5"}));
  EXPECT_EQ(Look(world, "db.corp.internal").code, Code::kNoSuchName);
  EXPECT_THAT(Texts(Look(world, "db.corp.internal", "A", {.vpc_id = vpc, .place = {}})),
              ElementsAre("A 10.0.0.5"));
}

TEST(TestDNSAnswer, AnswersAsTheZonesNameServers) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Add(world, zone, Values("www.example.com", "A", {"192.0.2.1"}));
  Json request = {{"HostedZoneId", zone}, {"RecordName", "www.example.com"}, {"RecordType", "A"}};
  Json answer = world.Call("route53.TestDNSAnswer", request);
  EXPECT_EQ(answer["RecordData"], Json::array({"192.0.2.1"}));
  EXPECT_EQ(answer["ResponseCode"], "NOERROR");
  EXPECT_EQ(answer["Protocol"], "UDP");
  request["RecordName"] = "nothing.example.com";
  answer = world.Call("route53.TestDNSAnswer", request);
  EXPECT_EQ(answer["ResponseCode"], "NXDOMAIN");
  request["RecordName"] = "www.example.org";
  EXPECT_EQ(world.Fail("route53.TestDNSAnswer", request).code, "InvalidInput");
}

TEST(Resolve, ForgetsFailedPrimaries) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const Json check = world.Call(
      "route53.CreateHealthCheck",
      {{"CallerReference", "h"},
       {"HealthCheckConfig", {{"Type", "HTTP"}, {"IPAddress", "192.0.2.1"}}}})["HealthCheck"]["Id"];
  for (const char* role : {"PRIMARY", "SECONDARY"}) {
    const bool primary = role[0] == 'P';
    Json set = Values("www.example.com", "A", {primary ? "192.0.2.1" : "192.0.2.2"});
    set["SetIdentifier"] = role;
    set["Failover"] = role;
    if (primary) set["HealthCheckId"] = check;
    Add(world, zone, set);
  }
  EXPECT_THAT(Texts(Look(world, "www.example.com")), ElementsAre("A 192.0.2.1"));
  world.Call("route53.UpdateHealthCheck", {{"HealthCheckId", check}, {"Inverted", true}});
  EXPECT_THAT(Texts(Look(world, "www.example.com")), ElementsAre("A 192.0.2.2"));
  Delegate(world, zone, MakeZone(world, "d.example.com"), "d.example.com");
  EXPECT_EQ(Look(world, "d.example.com", "SOA").records.size(), 1u);
}

}  // namespace
}  // namespace wt::route53
