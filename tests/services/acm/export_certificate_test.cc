#include <gmock/gmock.h>

#include "emulator/base/encoding.h"
#include "services/acm/x509.h"
#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

using testing::StartsWith;

TEST(GetCertificate, GivesARealOneOfTheLocalAuthority) {
  TestWorld world;
  const std::string pending = Request(world, "a.example.org");
  EXPECT_EQ(world.Fail("acm.GetCertificate", {{"CertificateArn", pending}}).code,
            "RequestInProgressException");
  const std::string arn = Issued(world, {{"SubjectAlternativeNames", {"*.example.com"}}});
  const Json got = world.Call("acm.GetCertificate", {{"CertificateArn", arn}});
  const std::string pem = got["Certificate"], chain = got["CertificateChain"];
  EXPECT_TRUE(ChainHolds(pem, chain));
  const Parsed parsed = *ParseCertificate(pem);
  const Json told = Describe(world, arn);
  EXPECT_EQ(parsed.names, (std::vector<std::string>{"example.com", "*.example.com"}));
  EXPECT_EQ(parsed.serial, told["Serial"]);
  EXPECT_EQ(parsed.not_after.micros, told["NotAfter"].get<int64_t>());
  EXPECT_EQ(parsed.key_algorithm, "RSA_2048");
}

TEST(ExportCertificate, GivesTheKeySealed) {
  TestWorld world;
  const std::string arn =
      Issued(world, {{"KeyAlgorithm", "EC_prime256v1"}, {"Options", {{"Export", "ENABLED"}}}});
  const Json request = {{"CertificateArn", arn}, {"Passphrase", Base64Encode("secret")}};
  const Json got = world.Call("acm.ExportCertificate", request);
  EXPECT_THAT(got["PrivateKey"].get<std::string>(),
              StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
  EXPECT_EQ(world.Call("acm.ExportCertificate", request), got);
  EXPECT_EQ(ParseCertificate(got["Certificate"].get<std::string>())->key_algorithm,
            "EC_prime256v1");
}

TEST(ExportCertificate, IsForExportableOnes) {
  TestWorld world;
  const Json passphrase = {{"Passphrase", Base64Encode("secret")}};
  Json request = {{"CertificateArn", Issued(world)}};
  request.update(passphrase);
  EXPECT_EQ(world.Fail("acm.ExportCertificate", request).code, "ValidationException");
  request["CertificateArn"] = Request(world, "pending.org", {{"Options", {{"Export", "ENABLED"}}}});
  EXPECT_EQ(world.Fail("acm.ExportCertificate", request).code, "RequestInProgressException");
}

TEST(RevokeCertificate, IsForExportedOnesNotInUse) {
  TestWorld world;
  const std::string arn = Issued(world, {{"Options", {{"Export", "ENABLED"}}}});
  const Json request = {{"CertificateArn", arn}, {"RevocationReason", "KEY_COMPROMISE"}};
  EXPECT_EQ(world.Fail("acm.RevokeCertificate", request).code, "ConflictException");
  world.Call("acm.ExportCertificate",
             {{"CertificateArn", arn}, {"Passphrase", Base64Encode("secret")}});
  EXPECT_EQ(world.Call("acm.RevokeCertificate", request)["CertificateArn"], arn);
  EXPECT_EQ(Describe(world, arn)["Status"], "REVOKED");
  EXPECT_EQ(Describe(world, arn)["RevocationReason"], "KEY_COMPROMISE");
}

TEST(GetCertificate, IsTheSameInTheSameWorld) {
  const auto make = [] {
    TestWorld world;
    const std::string zone = MakeZone(world, "example.com");
    const std::string arn = Request(world, "example.com");
    world.Settle();
    Prove(world, zone, arn);
    world.Settle();
    return world.Call("acm.GetCertificate", {{"CertificateArn", arn}});
  };
  EXPECT_EQ(make(), make());
}

}  // namespace
}  // namespace wt::acm
