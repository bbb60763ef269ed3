#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {
namespace {

TEST(GetCallerIdentityTest, AnAccessKeyOfNoUserIsTheAccountItself) {
  TestWorld world;
  const Json who = world.Call("sts.GetCallerIdentity");
  EXPECT_EQ(who["Account"], "123456789012");
  EXPECT_EQ(who["Arn"], "arn:aws:iam::123456789012:root");
}

}  // namespace
}  // namespace wt
