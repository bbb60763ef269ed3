#include "emulator/base/encoding.h"
#include "services/acm/x509.h"
#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

struct Files {
  std::string key, certificate, chain;
};

Files Make(const std::string& name, Instant from, Instant to) {
  const Authority authority = MakeAuthority("test", from - Days(1));
  Files files;
  files.key = MakeKey(name, "EC_prime256v1");
  files.certificate =
      IssueCertificate(authority, {{name, "*." + name}, MakeSerial(name), from, to}, files.key);
  files.chain = authority.certificate_pem;
  return files;
}

Json Import(const Files& files) {
  Json request = {{"Certificate", Base64Encode(files.certificate)},
                  {"PrivateKey", Base64Encode(files.key)}};
  if (!files.chain.empty()) request["CertificateChain"] = Base64Encode(files.chain);
  return request;
}

TEST(ImportCertificate, IsIssuedAtOnce) {
  TestWorld world;
  const Files files = Make("example.net", world.now() - Days(1), world.now() + Days(90));
  Json request = Import(files);
  request["Tags"] = Json::array({{{"Key", "a"}, {"Value", "b"}}});
  const std::string arn = world.Call("acm.ImportCertificate", request)["CertificateArn"];
  const Json certificate = Describe(world, arn);
  EXPECT_EQ(certificate["Status"], "ISSUED");
  EXPECT_EQ(certificate["Type"], "IMPORTED");
  EXPECT_EQ(certificate["KeyAlgorithm"], "EC_prime256v1");
  EXPECT_EQ(certificate["DomainName"], "example.net");
  EXPECT_EQ(certificate["Issuer"], "Windtunnel Local Root CA");
  EXPECT_FALSE(certificate.contains("DomainValidationOptions"));
  EXPECT_EQ(world.Call("acm.GetCertificate", {{"CertificateArn", arn}})["Certificate"],
            files.certificate);
  world.Advance(Days(91));
  EXPECT_EQ(Describe(world, arn)["Status"], "EXPIRED");

  Json again = Import(Make("example.net", world.now() - Days(1), world.now() + Days(90)));
  again["CertificateArn"] = arn;
  EXPECT_EQ(world.Call("acm.ImportCertificate", again)["CertificateArn"], arn);
  EXPECT_EQ(Describe(world, arn)["Status"], "ISSUED");
}

TEST(ImportCertificate, RefusesWhatDoesNotFit) {
  TestWorld world;
  const Files good = Make("example.net", world.now() - Days(1), world.now() + Days(90));
  const auto code = [&](const Files& files) {
    return world.Fail("acm.ImportCertificate", Import(files)).code;
  };
  EXPECT_EQ(code({good.key, "nothing", good.chain}), "ValidationException");
  EXPECT_EQ(code({good.key, good.certificate + good.chain, ""}), "ValidationException");
  EXPECT_EQ(code({MakeKey("other", "EC_prime256v1"), good.certificate, good.chain}),
            "ValidationException");
  EXPECT_EQ(code({"nothing", good.certificate, good.chain}), "ValidationException");
  EXPECT_EQ(code({good.key, good.certificate, ""}), "ValidationException");
  EXPECT_EQ(code(Make("example.net", world.now() - Days(9), world.now() - Days(1))),
            "ValidationException");
  EXPECT_EQ(code(Make("example.net", world.now() + Days(1), world.now() + Days(9))),
            "ValidationException");
  Json request = Import(good);
  request["CertificateArn"] = Request(world, "example.com");
  EXPECT_EQ(world.Fail("acm.ImportCertificate", request).code, "ValidationException");
  request["CertificateArn"] = "arn:aws:acm:us-east-1:123456789012:certificate/x";
  EXPECT_EQ(world.Fail("acm.ImportCertificate", request).code, "ResourceNotFoundException");
}

}  // namespace
}  // namespace wt::acm
