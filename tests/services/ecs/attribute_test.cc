#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class Attributes : public ::testing::Test {
 protected:
  Attributes() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Join("web", 2);
    arns_ = world_.ContainerInstances("web");
  }
  Json Of(const std::string& name, const Json& value = nullptr) {
    Json attribute = {{"name", name}, {"targetId", arns_[0]}};
    if (!value.is_null()) attribute["value"] = value;
    return {{"cluster", "web"}, {"attributes", {attribute}}};
  }

  EcsWorld world_;
  std::vector<std::string> arns_;
};

TEST_F(Attributes, AreFoundByNameAndByPlacement) {
  world_.Call("ecs.PutAttributes", Of("stack", "blue"));
  const Json listed = world_.Call("ecs.ListAttributes", {{"cluster", "web"},
                                                         {"targetType", "container-instance"},
                                                         {"attributeName", "stack"},
                                                         {"attributeValue", "blue"}})["attributes"];
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0]["targetId"], arns_[0]);
  world_.Define("app", 128, 128);
  const Json ran = world_.Call(
      "ecs.RunTask", {{"cluster", "web"},
                      {"taskDefinition", "app"},
                      {"count", 4},
                      {"placementConstraints",
                       {{{"type", "memberOf"}, {"expression", "attribute:stack == blue"}}}}});
  for (const Json& task : ran["tasks"]) EXPECT_EQ(task["containerInstanceArn"], arns_[0]);
  EXPECT_EQ(ran["tasks"].size(), 4u);
}

TEST_F(Attributes, TakeANewValueAndGo) {
  world_.Call("ecs.PutAttributes", Of("stack", "blue"));
  world_.Call("ecs.PutAttributes", Of("stack", "green"));
  EXPECT_EQ(world_.DescribeInstance("web", arns_[0])["attributes"].back()["value"], "green");
  EXPECT_EQ(world_.Call("ecs.DeleteAttributes", Of("stack", "blue"))["attributes"].size(), 0u);
  EXPECT_EQ(world_.Call("ecs.DeleteAttributes", Of("stack"))["attributes"].size(), 1u);
  EXPECT_NE(world_.DescribeInstance("web", arns_[0])["attributes"].back()["name"], "stack");
}

TEST_F(Attributes, AreRefusedWhereEcsDoesNotTakeThem) {
  EXPECT_EQ(world_.Fail("ecs.PutAttributes", Of("ecs.mine", "1")).code,
            "InvalidParameterException");
  EXPECT_EQ(world_.Fail("ecs.PutAttributes", Of("two words")).code, "InvalidParameterException");
  EXPECT_EQ(world_.Fail("ecs.PutAttributes", Of("a", " 1")).code, "InvalidParameterException");
  Json elsewhere = Of("a", "1");
  elsewhere["attributes"][0]["targetId"] = "gone";
  EXPECT_EQ(world_.Fail("ecs.PutAttributes", elsewhere).code, "TargetNotFoundException");
  EXPECT_EQ(world_.Fail("ecs.DeleteAttributes", elsewhere).code, "TargetNotFoundException");
}

TEST_F(Attributes, AreTenAtMost) {
  for (int i = 0; i < 10; ++i) {
    world_.Call("ecs.PutAttributes", Of("a" + std::to_string(i), "1"));
  }
  const std::string before = world_.Digest();
  EXPECT_EQ(world_.Fail("ecs.PutAttributes", Of("a10", "1")).code,
            "AttributeLimitExceededException");
  EXPECT_EQ(world_.Digest(), before);
}

}  // namespace
}  // namespace wt
