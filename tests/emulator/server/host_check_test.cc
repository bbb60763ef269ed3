#include "emulator/server/host_check.h"

#include <gtest/gtest.h>

namespace wt::server {
namespace {

TEST(HostCheck, OnLoopbackOnlyItsOwnNamesAndThoseOfAws) {
  const HostCheck check("127.0.0.1", {});
  for (const char* host :
       {"localhost", "localhost:4566", "LocalHost:4566", "localhost.", "s3.localhost",
        "a.b.localhost:80", "127.0.0.1", "127.0.0.1:4566", "127.8.9.10", "[::1]", "[::1]:4566",
        "[::ffff:127.0.0.1]", "ecs.us-east-1.amazonaws.com", "sts.amazonaws.com:443",
        "ec2.us-east-1.api.aws", "ecs.localhost.localstack.cloud:4566"}) {
    EXPECT_TRUE(check.AcceptsHost(host)) << host;
  }
  for (const char* host : {"",
                           ":4566",
                           "attacker.example",
                           "localhost.attacker.example",
                           "127.0.0.1.attacker.example",
                           "amazonaws.com.attacker.example",
                           "notamazonaws.com",
                           ".amazonaws.com",
                           "xlocalhost",
                           "192.168.0.7",
                           "0.0.0.0",
                           "[::]",
                           "[2001:db8::1]",
                           "windtunnel",
                           "2130706433",
                           "0x7f.1",
                           "localhost:80:80",
                           "localhost:http",
                           "user@localhost",
                           "localhost/",
                           "[::1",
                           "[localhost]",
                           "::1",
                           "localhost attacker.example",
                           "localhost,attacker.example"}) {
    EXPECT_FALSE(check.AcceptsHost(host)) << host;
  }
}

TEST(HostCheck, BeyondLoopbackAlsoAddressesAndNamesOfOneLabel) {
  for (const char* address : {"0.0.0.0", "::", "192.168.0.7"}) {
    const HostCheck check(address, {});
    for (const char* host : {"192.168.0.7:4566", "[2001:db8::1]:4566", "windtunnel:4566", "aws_1",
                             "localhost:4566", "0.0.0.0"}) {
      EXPECT_TRUE(check.AcceptsHost(host)) << address << " " << host;
    }
    for (const char* host : {"attacker.example", "attacker.example:4566"}) {
      EXPECT_FALSE(check.AcceptsHost(host)) << address << " " << host;
    }
  }
}

TEST(HostCheck, TheUserMayAllowMore) {
  const HostCheck check("127.0.0.1", {"Aws.test", "*.dev.test"});
  EXPECT_TRUE(check.AcceptsHost("aws.test:4566"));
  EXPECT_TRUE(check.AcceptsHost("a.b.dev.test"));
  EXPECT_FALSE(check.AcceptsHost("dev.test"));
  EXPECT_FALSE(check.AcceptsHost("x.aws.test"));
}

TEST(HostCheck, OnlyPagesOfThisMachineAreOrigins) {
  for (const char* address : {"127.0.0.1", "0.0.0.0"}) {
    const HostCheck check(address, {"aws.test"});
    for (const char* origin : {"http://localhost:3000", "https://localhost", "http://127.0.0.1:80",
                               "http://[::1]:3000", "http://app.localhost"}) {
      EXPECT_TRUE(check.AcceptsOrigin(origin)) << origin;
    }
    for (const char* origin :
         {"", "null", "https://attacker.example", "http://localhost.attacker.example",
          "https://bucket.s3.amazonaws.com", "http://192.168.0.7", "http://windtunnel",
          "file://localhost", "chrome-extension://localhost", "http://", "localhost"}) {
      EXPECT_FALSE(check.AcceptsOrigin(origin)) << origin;
    }
  }
}

}  // namespace
}  // namespace wt::server
