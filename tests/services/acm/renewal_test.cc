#include "services/acm/acm.h"
#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

TEST(Renewal, RenewsWhatIsUsed) {
  TestWorld world;
  const std::string arn = Issued(world);
  EXPECT_EQ(Describe(world, arn)["RenewalEligibility"], "INELIGIBLE");
  Context ctx = world.context();
  SetInUse(ctx, arn, "arn:x", true);
  const Json before = Describe(world, arn);
  EXPECT_EQ(before["RenewalEligibility"], "ELIGIBLE");
  world.Advance(Days(340));
  const Json after = Describe(world, arn);
  EXPECT_EQ(after["RenewalSummary"]["RenewalStatus"], "SUCCESS");
  EXPECT_EQ(after["Status"], "ISSUED");
  EXPECT_GT(after["NotAfter"], before["NotAfter"]);
  EXPECT_NE(after["Serial"], before["Serial"]);
}

TEST(Renewal, ExpiresWhatIsNotUsedOrNotProved) {
  TestWorld world;
  const std::string unused = Issued(world);
  const std::string used = Request(world, "example.com");
  world.Settle();
  Context ctx = world.context();
  SetInUse(ctx, used, "arn:x", true);
  const Json record = Describe(world, used)["DomainValidationOptions"][0]["ResourceRecord"];
  const Json zone = world.Call("route53.ListHostedZones")["HostedZones"][0]["Id"];
  world.Call("route53.ChangeResourceRecordSets",
             route53::Batch(zone, "DELETE", Values(record["Name"], "CNAME", {record["Value"]})));
  world.Advance(Days(350));
  EXPECT_EQ(Describe(world, used)["RenewalSummary"]["RenewalStatus"], "PENDING_VALIDATION");
  world.Advance(Days(60));
  EXPECT_EQ(Describe(world, used)["Status"], "EXPIRED");
  EXPECT_EQ(Describe(world, used)["RenewalSummary"]["RenewalStatus"], "FAILED");
  EXPECT_EQ(Describe(world, unused)["Status"], "EXPIRED");
}

TEST(RenewCertificate, IsForExportedOnes) {
  TestWorld world;
  const std::string arn = Issued(world, {{"Options", {{"Export", "ENABLED"}}}});
  EXPECT_EQ(world.Fail("acm.RenewCertificate", {{"CertificateArn", arn}}).code,
            "ValidationException");
  world.Call("acm.ExportCertificate", {{"CertificateArn", arn}, {"Passphrase", "c2VjcmV0"}});
  const Json before = Describe(world, arn);
  world.Advance(Days(2));
  world.Call("acm.RenewCertificate", {{"CertificateArn", arn}});
  EXPECT_EQ(world.Fail("acm.RenewCertificate", {{"CertificateArn", arn}}).code,
            "RequestInProgressException");
  world.Settle();
  EXPECT_GT(Describe(world, arn)["NotAfter"], before["NotAfter"]);
}

}  // namespace
}  // namespace wt::acm
