#include <gtest/gtest.h>

#include "services/ssm/ssm.h"
#include "tests/support/test_world.h"

namespace wt {
namespace {

TEST(FindParameterTest, FindsAWSsOwn) {
  TestWorld world;
  Context ctx = world.context();
  const auto found =
      ssm::FindParameter(ctx, "123456789012", "us-east-1",
                         "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id");
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->value.starts_with("ami-"));
  EXPECT_FALSE(
      ssm::FindParameter(ctx, "123456789012", "us-east-1", "/aws/service/none").has_value());
  EXPECT_FALSE(ssm::FindParameter(ctx, "123456789012", "us-east-1", "mine").has_value());
}

}  // namespace
}  // namespace wt
