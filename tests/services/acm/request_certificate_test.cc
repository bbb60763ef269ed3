#include <gmock/gmock.h>

#include "services/acm/acm.h"
#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

TEST(RequestCertificate, TellsItsRecordsAfterAMoment) {
  TestWorld world;
  const std::string arn = Request(world, "Example.com",
                                  {{"SubjectAlternativeNames", {"*.example.com", "example.com"}}});
  EXPECT_THAT(arn, MatchesRegex("arn:aws:acm:us-east-1:123456789012:certificate/[0-9a-f-]{36}"));
  Json certificate = Describe(world, arn);
  EXPECT_EQ(certificate["Status"], "PENDING_VALIDATION");
  EXPECT_EQ(certificate["Type"], "AMAZON_ISSUED");
  EXPECT_EQ(certificate["KeyAlgorithm"], "RSA-2048");
  EXPECT_EQ(certificate["SubjectAlternativeNames"], Json::array({"example.com", "*.example.com"}));
  EXPECT_FALSE(certificate["DomainValidationOptions"][0].contains("ResourceRecord"));
  EXPECT_FALSE(certificate.contains("NotAfter"));
  world.Settle();
  certificate = Describe(world, arn);
  const Json& options = certificate["DomainValidationOptions"];
  ASSERT_EQ(options.size(), 2u);
  EXPECT_EQ(options[0]["ValidationStatus"], "PENDING_VALIDATION");
  EXPECT_EQ(options[0]["ResourceRecord"]["Type"], "CNAME");
  EXPECT_THAT(options[0]["ResourceRecord"]["Name"].get<std::string>(),
              MatchesRegex("_[0-9a-f]{32}\\.example\\.com\\."));
  EXPECT_THAT(options[0]["ResourceRecord"]["Value"].get<std::string>(),
              MatchesRegex("_[0-9a-f]{32}\\.[a-z]{10}\\.acm-validations\\.aws\\."));
  EXPECT_EQ(options[0]["ResourceRecord"], options[1]["ResourceRecord"]);
}

TEST(RequestCertificate, GivesANameTheSameRecordInAllRegionsOfAnAccount) {
  TestWorld world;
  const auto record = [&] {
    const std::string arn = Request(world, "example.com");
    world.Settle();
    return Describe(world, arn)["DomainValidationOptions"][0]["ResourceRecord"];
  };
  const Json first = record();
  world.UseRegion("eu-central-1");
  EXPECT_EQ(record(), first);
  world.UseAccount("111111111111");
  EXPECT_NE(record(), first);
}

TEST(RequestCertificate, KnowsItsTokenForAnHour) {
  TestWorld world;
  const Json token = {{"IdempotencyToken", "abc"}};
  const std::string arn = Request(world, "example.com", token);
  EXPECT_EQ(Request(world, "example.com", token), arn);
  EXPECT_NE(Request(world, "example.org", token), arn);
  EXPECT_NE(Request(world, "example.com"), arn);
  world.Advance(Minutes(61));
  EXPECT_NE(Request(world, "example.com", token), arn);
}

TEST(RequestCertificate, RefusesWhatAcmDoes) {
  TestWorld world;
  const auto fail = [&](const Json& request) {
    return world.Fail("acm.RequestCertificate", request).code;
  };
  EXPECT_EQ(fail({{"DomainName", "-a.com"}}), "ValidationException");
  EXPECT_EQ(fail({{"DomainName", "com"}}), "ValidationException");
  EXPECT_EQ(fail({{"DomainName", "a.*.com"}}), "ValidationException");
  EXPECT_EQ(fail({{"DomainName", "a.com"}, {"KeyAlgorithm", "RSA_4096"}}),
            "InvalidParameterException");
  EXPECT_EQ(fail({{"DomainName", "a.com"}, {"ValidationMethod", "HTTP"}}),
            "InvalidParameterException");
  Json names = Json::array();
  for (int i = 0; i < 10; ++i) names.push_back("a" + std::to_string(i) + ".com");
  EXPECT_EQ(fail({{"DomainName", "a.com"}, {"SubjectAlternativeNames", names}}),
            "LimitExceededException");
  EXPECT_EQ(fail({{"DomainName", "a.com"},
                  {"DomainValidationOptions",
                   Json::array({{{"DomainName", "a.com"}, {"ValidationDomain", "b.com"}}})}}),
            "InvalidDomainValidationOptionsException");
  EXPECT_EQ(fail({{"DomainName", "a.com"}, {"Tags", Json::array({{{"Key", "aws:x"}}})}}),
            "InvalidTagException");
}

TEST(DescribeCertificate, WantsAKnownCertificate) {
  TestWorld world;
  const Error unknown =
      world.Fail("acm.DescribeCertificate",
                 {{"CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/x"}});
  EXPECT_EQ(unknown.code, "ResourceNotFoundException");
  EXPECT_EQ(unknown.message,
            "Could not find certificate arn:aws:acm:us-east-1:123456789012:certificate/x.");
  const std::string arn = Request(world, "example.com");
  world.UseRegion("eu-west-1");
  EXPECT_EQ(world.Fail("acm.DescribeCertificate", {{"CertificateArn", arn}}).code,
            "ResourceNotFoundException");
  EXPECT_EQ(world
                .Fail("acm.DescribeCertificate",
                      {{"CertificateArn", "arn:aws:acm:us-east-1:123456789012:thing/xy"}})
                .code,
            "InvalidArnException");
}

TEST(DeleteCertificate, KeepsOneInUse) {
  TestWorld world;
  const std::string arn = Request(world, "example.com");
  Context ctx = world.context();
  SetInUse(ctx, arn, "arn:aws:elasticloadbalancing:x", true);
  const Error error = world.Fail("acm.DeleteCertificate", {{"CertificateArn", arn}});
  EXPECT_EQ(error.code, "ResourceInUseException");
  EXPECT_EQ(error.message, "Certificate " + arn + " in account 123456789012 is in use.");
  EXPECT_EQ(Describe(world, arn)["InUseBy"], Json::array({"arn:aws:elasticloadbalancing:x"}));
  SetInUse(ctx, arn, "arn:aws:elasticloadbalancing:x", false);
  world.Call("acm.DeleteCertificate", {{"CertificateArn", arn}});
  EXPECT_EQ(world.Fail("acm.DeleteCertificate", {{"CertificateArn", arn}}).code,
            "ResourceNotFoundException");
  EXPECT_EQ(world.world().pending_settling(), 0u);
}

TEST(UpdateCertificateOptions, ChangesTheLoggingPreferenceOnly) {
  TestWorld world;
  const std::string arn = Request(world, "example.com");
  world.Call("acm.UpdateCertificateOptions",
             {{"CertificateArn", arn},
              {"Options", {{"CertificateTransparencyLoggingPreference", "DISABLED"}}}});
  EXPECT_EQ(Describe(world, arn)["Options"]["CertificateTransparencyLoggingPreference"],
            "DISABLED");
  EXPECT_EQ(world
                .Fail("acm.UpdateCertificateOptions",
                      {{"CertificateArn", arn}, {"Options", {{"Export", "ENABLED"}}}})
                .code,
            "InvalidStateException");
}

TEST(ResendValidationEmail, IsForThoseThatWaitForMail) {
  TestWorld world;
  const std::string mail = Request(world, "www.example.com", {{"ValidationMethod", "EMAIL"}});
  const std::string record = Request(world, "www.example.com");
  const auto request = [](const std::string& arn, const char* domain) {
    return Json{
        {"CertificateArn", arn}, {"Domain", "www.example.com"}, {"ValidationDomain", domain}};
  };
  world.Call("acm.ResendValidationEmail", request(mail, "example.com"));
  EXPECT_EQ(world.Fail("acm.ResendValidationEmail", request(mail, "example.org")).code,
            "InvalidDomainValidationOptionsException");
  EXPECT_EQ(world.Fail("acm.ResendValidationEmail", request(record, "example.com")).code,
            "InvalidStateException");
  world.Settle();
  EXPECT_THAT(Describe(world, mail)["DomainValidationOptions"][0]["ValidationEmails"].dump(),
              HasSubstr("hostmaster@www.example.com"));
}

TEST(PutAccountConfiguration, IsTold) {
  TestWorld world;
  EXPECT_EQ(world.Call("acm.GetAccountConfiguration")["ExpiryEvents"]["DaysBeforeExpiry"], 45);
  Json request = {{"IdempotencyToken", "a"}, {"ExpiryEvents", {{"DaysBeforeExpiry", 10}}}};
  world.Call("acm.PutAccountConfiguration", request);
  EXPECT_EQ(world.Call("acm.GetAccountConfiguration")["ExpiryEvents"]["DaysBeforeExpiry"], 10);
  request["ExpiryEvents"]["DaysBeforeExpiry"] = 11;
  EXPECT_EQ(world.Fail("acm.PutAccountConfiguration", request).code, "ConflictException");
}

TEST(Covers, TakesOneLabelForAWildcard) {
  const Certificate certificate{.names = {"example.com", "*.example.com"}};
  EXPECT_TRUE(Covers(certificate, "Example.com"));
  EXPECT_TRUE(Covers(certificate, "a.example.com"));
  EXPECT_FALSE(Covers(certificate, "a.b.example.com"));
  EXPECT_FALSE(Covers(certificate, "example.org"));
}

}  // namespace
}  // namespace wt::acm
