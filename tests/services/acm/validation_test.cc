#include <gmock/gmock.h>

#include "emulator/world/page.h"
#include "services/acm/acm.h"
#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

TEST(Validation, IssuesBecauseTheRecordIsFound) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const std::string arn =
      Request(world, "example.com", {{"SubjectAlternativeNames", {"*.example.com"}}});
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "PENDING_VALIDATION");
  Prove(world, zone, arn);
  world.Settle();
  const Json certificate = Describe(world, arn);
  EXPECT_EQ(certificate["Status"], "ISSUED");
  EXPECT_EQ(certificate["DomainValidationOptions"][1]["ValidationStatus"], "SUCCESS");
  EXPECT_EQ(certificate["Issuer"], "Amazon");
  EXPECT_EQ(certificate["Subject"], "CN=example.com");
  const int64_t days =
      (certificate["NotAfter"].get<int64_t>() - certificate["NotBefore"].get<int64_t>()) /
      Days(1).micros;
  EXPECT_EQ(days, 395);
  Context ctx = world.context();
  EXPECT_EQ(FindCertificate(ctx, arn)->status, "ISSUED");
}

TEST(Validation, FindsARecordThatIsThereAlready) {
  TestWorld world;
  Issued(world);
  world.UseRegion("eu-central-1");
  const std::string second = Request(world, "*.example.com");
  world.Settle();
  EXPECT_EQ(Describe(world, second)["Status"], "ISSUED");
}

TEST(Validation, WaitsForTheDelegation) {
  TestWorld world;
  const std::string parent = MakeZone(world, "example.com");
  const std::string child = MakeZone(world, "dev.example.com");
  const std::string arn = Request(world, "dev.example.com");
  world.Settle();
  Prove(world, child, arn);
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "PENDING_VALIDATION");
  const Json servers =
      world.Call("route53.GetHostedZone", {{"Id", child}})["DelegationSet"]["NameServers"];
  Add(world, parent, Values("dev.example.com", "NS", {servers[0], servers[1]}));
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "ISSUED");
}

TEST(Validation, EndsAfterThreeDays) {
  TestWorld world;
  const std::string arn = Request(world, "example.com");
  world.Advance(Hours(71));
  EXPECT_EQ(Describe(world, arn)["Status"], "PENDING_VALIDATION");
  world.Advance(Hours(2));
  const Json certificate = Describe(world, arn);
  EXPECT_EQ(certificate["Status"], "VALIDATION_TIMED_OUT");
  EXPECT_EQ(certificate["DomainValidationOptions"][0]["ValidationStatus"], "FAILED");
}

TEST(Validation, HeedsCaaRecords) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  Add(world, zone, Values("example.com", "CAA", {"0 issue \"letsencrypt.org\""}));
  const std::string arn = Request(world, "www.example.com");
  world.Settle();
  Prove(world, zone, arn);
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "FAILED");
  EXPECT_EQ(Describe(world, arn)["FailureReason"], "CAA_ERROR");
  world.Call("route53.ChangeResourceRecordSets",
             route53::Batch(zone, "UPSERT",
                            Values("example.com", "CAA",
                                   {"0 issue \"letsencrypt.org\"", "0 issue \"amazon.com\""})));
  const std::string second = Request(world, "www.example.com");
  world.Settle();
  EXPECT_EQ(Describe(world, second)["Status"], "ISSUED");
}

TEST(Validation, RefusesNamesThatAreNotPublic) {
  TestWorld world;
  const std::string local = Request(world, "app.local");
  const std::string amazon = Request(world, "x.amazonaws.com");
  world.Settle();
  EXPECT_EQ(Describe(world, local)["FailureReason"], "INVALID_PUBLIC_DOMAIN");
  EXPECT_EQ(Describe(world, amazon)["FailureReason"], "DOMAIN_NOT_ALLOWED");
}

TEST(Validation, TakesAnApprovalForAMail) {
  TestWorld world;
  const std::string arn = Request(world, "example.com", {{"ValidationMethod", "EMAIL"}});
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "PENDING_VALIDATION");
  wire::HttpRequest request;
  request.method = "POST";
  request.target = "/_windtunnel/acm/approve?arn=" + arn;
  const auto approve = [&] {
    std::optional<wire::HttpResponse> answer;
    Context ctx = world.context();
    ctx.Publish(PageAsked{"acm/approve", request, answer});
    return answer ? answer->status : 0;
  };
  EXPECT_EQ(approve(), 200);
  world.Settle();
  EXPECT_EQ(Describe(world, arn)["Status"], "ISSUED");
  EXPECT_EQ(approve(), 400);
}

}  // namespace
}  // namespace wt::acm
