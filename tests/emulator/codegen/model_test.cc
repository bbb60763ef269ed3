#include "emulator/codegen/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::codegen {
namespace {

using ::testing::ElementsAre;

TEST(SnakeCase, CutsWordsAsAwsWritesThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"DescribeVpcs", "describe_vpcs"},
      {"VpcId", "vpc_id"},
      {"VPCZoneIdentifier", "vpc_zone_identifier"},
      {"TargetGroupARNs", "target_group_arns"},
      {"CreateHealthCheck", "create_health_check"},
      {"ListTagsForResource", "list_tags_for_resource"},
      {"Ipv6CidrBlock", "ipv6_cidr_block"},
      {"DescribeDBInstances", "describe_db_instances"},
      {"ec2InstanceId", "ec2_instance_id"},
      {"awsvpcConfiguration", "awsvpc_configuration"},
      {"DNSName", "dns_name"},
      {"IPv4", "i_pv4"},
      {"a", "a"}};
  for (const auto& [name, snake] : cases) EXPECT_EQ(SnakeCase(name), snake) << name;
}

TEST(FieldName, IsNeverAKeywordOrANumber) {
  EXPECT_EQ(FieldName("default"), "default_");
  EXPECT_EQ(FieldName("Operator"), "operator_");
  EXPECT_EQ(FieldName("2ndName")[0], '_');
  EXPECT_EQ(FieldName("x-amz-date"), "x_amz_date");
}

TEST(TypeName, GivesWayToTheMachinesOwnNames) {
  EXPECT_EQ(TypeName("Vpc"), "Vpc");
  EXPECT_EQ(TypeName("vpc"), "Vpc");
  EXPECT_EQ(TypeName("Error"), "ErrorValue");
  EXPECT_EQ(TypeName("some-shape.v2"), "Some_shape_v2");
}

Json Api() {
  return Json::parse(R"({
    "metadata": {"protocols": ["json"]},
    "operations": {
      "Sail": {"http": ["POST", "/", 200], "input": {"shape": "SailRequest"}},
      "Sink": {"http": ["POST", "/", 200], "input": {"shape": "SinkRequest"}}},
    "shapes": {
      "SailRequest": {"type": "structure", "members": {"ship": "Ship", "crew": "Crew"}},
      "SinkRequest": {"type": "structure", "members": {"depth": "Depth"}},
      "Ship": {"type": "structure", "members": {"name": "Text", "convoy": "Ship"}},
      "Crew": {"type": "list", "member": "Sailor"},
      "Sailor": {"type": "structure", "members": {"name": {"shape": "Text", "locationName": "n"}}},
      "Depth": {"type": "integer"},
      "Text": {"type": "string"},
      "Mutiny": {"type": "structure", "members": {}, "exception": true, "fault": false,
                 "error": {}}},
    "paginators": {}})");
}

TEST(Model, ReachesOnlyWhatBuiltOperationsHold) {
  Model model("harbour", Api());
  model.Reach({"Sail"});
  EXPECT_THAT(model.reached(), ElementsAre("Crew", "SailRequest", "Sailor", "Ship", "Text"));
}

TEST(Model, OrdersStructuresAfterThoseTheyHold) {
  Model model("harbour", Api());
  model.Reach({"Sail"});
  EXPECT_THAT(model.ordered(), ElementsAre("Ship", "Sailor", "SailRequest"));
}

TEST(Model, BoxesWhatHoldsItself) {
  Model model("harbour", Api());
  model.Reach({"Sail"});
  EXPECT_TRUE(model.Boxed("Ship", "Ship"));
  EXPECT_FALSE(model.Boxed("SailRequest", "Ship"));
}

TEST(Model, KnowsTheErrorsOfTheWholeService) {
  EXPECT_THAT(Model("harbour", Api()).errors(), ElementsAre("Mutiny"));
}

}  // namespace
}  // namespace wt::codegen
