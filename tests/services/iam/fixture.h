#pragma once

// Documents and shortcuts of the IAM tests.

#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {

inline constexpr char kTrustEc2[] =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
    R"("Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]})";
inline constexpr char kAllowS3[] =
    R"({"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow",)"
    R"("Action":"s3:Get*","Resource":"*"}]})";
inline constexpr char kAdministrator[] = "arn:aws:iam::aws:policy/AdministratorAccess";

class IamTest : public testing::Test {
 protected:
  Json MakeRole(const std::string& name) {
    return world.Call("iam.CreateRole",
                      {{"RoleName", name}, {"AssumeRolePolicyDocument", kTrustEc2}})["Role"];
  }
  void ExpectFails(const std::string& operation, const Json& in, const std::string& code,
                   const std::string& message) {
    const std::string before = world.Digest();
    const Error error = world.Fail(operation, in);
    EXPECT_EQ(error.code, code) << operation << in.dump();
    EXPECT_EQ(error.message, message) << operation << in.dump();
    EXPECT_EQ(world.Digest(), before) << "A failed call changed something.";
  }

  TestWorld world;
};

}  // namespace wt
