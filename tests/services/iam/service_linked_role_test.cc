#include <gtest/gtest.h>

#include "services/iam/iam.h"
#include "tests/support/test_world.h"

namespace wt {
namespace {

TEST(ServiceLinkedRoleTest, IsMadeByTheServiceOnce) {
  TestWorld world;
  world.world().RunTurn("test", [](Turn& turn) {
    const std::string arn = iam::EnsureServiceLinkedRole(turn, "123456789012", "ecs.amazonaws.com");
    EXPECT_EQ(arn,
              "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/"
              "AWSServiceRoleForECS");
    const auto role = iam::FindRole(turn, "123456789012", arn);
    ASSERT_TRUE(role.has_value());
    EXPECT_EQ(iam::EnsureServiceLinkedRole(turn, "123456789012", "ecs.amazonaws.com"), arn);
    EXPECT_EQ(iam::FindRole(turn, "123456789012", "AWSServiceRoleForECS")->id, role->id);
    EXPECT_EQ(iam::EnsureServiceLinkedRole(turn, "123456789012", "nobody.amazonaws.com"), "");
  });
}

}  // namespace
}  // namespace wt
