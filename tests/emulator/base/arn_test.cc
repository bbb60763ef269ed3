#include "emulator/base/arn.h"

#include <gtest/gtest.h>

namespace wt {
namespace {

TEST(Arn, KeepsColonsAndSlashesOfTheResource) {
  const auto arn = ParseArn("arn:aws:ecs:us-east-1:123456789012:task-definition/web:7");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->service, "ecs");
  EXPECT_EQ(arn->region, "us-east-1");
  EXPECT_EQ(arn->account, "123456789012");
  EXPECT_EQ(arn->resource, "task-definition/web:7");
  EXPECT_EQ(arn->ToString(), "arn:aws:ecs:us-east-1:123456789012:task-definition/web:7");
}

TEST(Arn, GlobalServicesHaveNoRegion) {
  const auto arn = ParseArn("arn:aws:iam::123456789012:role/web");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->region, "");
}

TEST(Arn, RefusesTooFewParts) {
  for (const char* text : {"", "web", "arn:aws:ecs", "arn:aws:ecs:us-east-1:123456789012",
                           "arn:aws:ecs:us-east-1:123456789012:"}) {
    EXPECT_FALSE(ParseArn(text)) << text;
  }
}

}  // namespace
}  // namespace wt
