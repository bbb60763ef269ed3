#include "emulator/world/caller.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt {
namespace {

using ::testing::HasSubstr;

wire::HttpRequest Signed(const std::string& authorization) {
  return {.method = "POST", .target = "/", .headers = {{"authorization", authorization}}};
}

Caller Read(const wire::HttpRequest& request) {
  const Result<std::optional<Caller>> caller = ReadCaller(request);
  EXPECT_TRUE(caller.ok() && *caller);
  return caller.ok() && *caller ? **caller : Caller{};
}

TEST(ReadCaller, TakesScopeAndKeyFromTheHeader) {
  const Caller caller =
      Read(Signed("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20240101/eu-west-1/ecs/aws4_request, "
                  "SignedHeaders=host;x-amz-date, Signature=abc"));
  EXPECT_EQ(caller.access_key_id, "AKIDEXAMPLE");
  EXPECT_EQ(caller.account, "123456789012");
  EXPECT_EQ(caller.region, "eu-west-1");
  EXPECT_EQ(caller.signing_name, "ecs");
}

TEST(ReadCaller, TakesTwelveDigitsForTheAccount) {
  const std::string tail = "/20240101/us-east-1/ec2/aws4_request,SignedHeaders=host,Signature=x";
  const std::string head = "AWS4-HMAC-SHA256 Credential=";
  EXPECT_EQ(Read(Signed(head + "000000000001" + tail)).account, "000000000001");
  EXPECT_EQ(Read(Signed(head + "00000000001" + tail)).account, "123456789012");
  EXPECT_EQ(Read(Signed(head + "00000000000x" + tail)).account, "123456789012");
}

TEST(ReadCaller, CountsTheScopeFromItsEnd) {
  const Caller caller = Read(
      Signed("AWS4-HMAC-SHA256 Credential=a/b/20240101/us-east-1/iam/aws4_request, Signature=x"));
  EXPECT_EQ(caller.access_key_id, "a/b");
  EXPECT_EQ(caller.signing_name, "iam");
}

TEST(ReadCaller, ReadsPresignedRequests) {
  const Caller caller =
      Read({.method = "GET",
            .target = "/?Action=GetCallerIdentity&X-Amz-Credential=AKID%2F20240101%2Fus-west-2%2F"
                      "sts%2Faws4_request&X-Amz-Signature=x"});
  EXPECT_EQ(caller.access_key_id, "AKID");
  EXPECT_EQ(caller.region, "us-west-2");
}

TEST(ReadCaller, ReadsAsymmetricSignaturesWhichNameNoRegion) {
  const Caller caller = Read(
      Signed("AWS4-ECDSA-P256-SHA256 Credential=AKID/20240101/route53/aws4_request, Signature=x"));
  EXPECT_EQ(caller.region, "");
  EXPECT_EQ(caller.signing_name, "route53");
}

TEST(ReadCaller, FindsNobodyBehindAnUnsignedRequest) {
  const Result<std::optional<Caller>> caller = ReadCaller({.method = "POST", .target = "/"});
  ASSERT_TRUE(caller.ok());
  EXPECT_FALSE(caller->has_value());
}

TEST(ReadCaller, RefusesWhatIsNoSignature) {
  const std::pair<const char*, const char*> cases[] = {
      {"Basic dXNlcjpwYXNz", "requires 'AWS4-HMAC-SHA256' algorithm"},
      {"AWS4-HMAC-SHA256 SignedHeaders=host", "requires 'Credential' parameter"},
      {"AWS4-HMAC-SHA256 Credential=", "exactly 5 slash-delimited elements"},
      {"AWS4-HMAC-SHA256 Credential=AKID/20240101/us-east-1/ecs", "exactly 5"},
      {"AWS4-HMAC-SHA256 Credential=AKID/20240101/us-east-1/ecs/aws3", "exactly 5"},
      {"\xff\xfe", "requires 'AWS4-HMAC-SHA256' algorithm"}};
  for (const auto& [header, text] : cases) {
    const Result<std::optional<Caller>> caller = ReadCaller(Signed(header));
    ASSERT_FALSE(caller.ok()) << header;
    EXPECT_EQ(caller.error().code, "IncompleteSignature");
    EXPECT_THAT(caller.error().message, HasSubstr(text)) << header;
  }
}

TEST(ReadHost, NamesServiceAndRegion) {
  struct Case {
    const char *host, *prefix, *region;
  };
  const Case cases[] = {{"ecs.us-east-1.localhost:4566", "ecs", "us-east-1"},
                        {"ec2.localhost", "ec2", ""},
                        {"ec2.amazonaws.com", "ec2", ""},
                        {"monitoring.eu-west-1.amazonaws.com:443", "monitoring", "eu-west-1"},
                        {"api.ecr.us-east-1.amazonaws.com", "ecr", "us-east-1"},
                        {"sts.localhost.localstack.cloud", "sts", ""},
                        {"localhost:4566", "", ""},
                        {"127.0.0.1", "", ""},
                        {"a.b.c.localhost", "", ""},
                        {"", "", ""}};
  for (const Case& one : cases) {
    const HostNames names = ReadHost(one.host);
    EXPECT_EQ(names.endpoint_prefix, one.prefix) << one.host;
    EXPECT_EQ(names.region, one.region) << one.host;
  }
}

}  // namespace
}  // namespace wt
