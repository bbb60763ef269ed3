#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {
namespace {

TEST(AccountSettings, HaveDefaultsOnlyWhenAskedForEffectiveOnes) {
  TestWorld world;
  EXPECT_EQ(world.Call("ecs.ListAccountSettings")["settings"].size(), 0u);
  const Json all = world.Call("ecs.ListAccountSettings", {{"effectiveSettings", true}});
  EXPECT_EQ(all["settings"].size(), 10u);
  EXPECT_TRUE(all.contains("nextToken"));
}

TEST(AccountSettings, ThePrincipalsOwnStandsBeforeTheAccounts) {
  TestWorld world;
  const auto effective = [&] {
    return world.Call(
        "ecs.ListAccountSettings",
        {{"effectiveSettings", true}, {"name", "containerInsights"}})["settings"][0]["value"];
  };
  EXPECT_EQ(effective(), "disabled");
  world.Call("ecs.PutAccountSettingDefault", {{"name", "containerInsights"}, {"value", "enabled"}});
  EXPECT_EQ(effective(), "enabled");
  const Json put = world.Call("ecs.PutAccountSetting",
                              {{"name", "containerInsights"}, {"value", "enhanced"}})["setting"];
  EXPECT_EQ(put["principalArn"], "arn:aws:iam::123456789012:root");
  EXPECT_EQ(effective(), "enhanced");
  world.Call("ecs.DeleteAccountSetting", {{"name", "containerInsights"}});
  EXPECT_EQ(effective(), "enabled");
}

TEST(AccountSettings, HoldForNewClusters) {
  TestWorld world;
  world.Call("ecs.PutAccountSettingDefault", {{"name", "containerInsights"}, {"value", "enabled"}});
  EXPECT_EQ(world.Call("ecs.CreateCluster")["cluster"]["settings"][0]["value"], "enabled");
}

TEST(AccountSettings, RefuseOtherNamesAndValues) {
  TestWorld world;
  EXPECT_EQ(world.Fail("ecs.PutAccountSetting", {{"name", "colour"}, {"value", "red"}}).code,
            "InvalidParameterException");
  EXPECT_EQ(
      world.Fail("ecs.PutAccountSetting", {{"name", "awsvpcTrunking"}, {"value", "maybe"}}).code,
      "InvalidParameterException");
}

}  // namespace
}  // namespace wt
