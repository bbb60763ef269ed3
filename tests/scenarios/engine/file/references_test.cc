#include "scenarios/engine/file/references.h"

#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

const Json& Answers() {
  static const Json answers = Json::parse(R"({
    "vpc": {"Vpc": {"VpcId": "vpc-1", "Tags": [1, 2]}},
    "subnets": [{"Subnet": {"SubnetId": "subnet-1"}}, {"Subnet": {"SubnetId": "subnet-2"}}]})");
  return answers;
}

TEST(Resolve, PutsAnswersIn) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"VpcId": "${vpc.Vpc.VpcId}"})", R"({"VpcId":"vpc-1"})"},
      {R"({"Tags": "${vpc.Vpc.Tags}"})", R"({"Tags":[1,2]})"},
      {R"(["${subnets[1].Subnet.SubnetId}"])", R"(["subnet-2"])"},
      {R"({"S": "${subnets[].Subnet.SubnetId}"})", R"({"S":["subnet-1","subnet-2"]})"},
      {R"({"S": "${subnets[].Subnet.SubnetId,}"})", R"({"S":"subnet-1,subnet-2"})"},
      {R"(["arn:${vpc.Vpc.VpcId}/${subnets[].Subnet.SubnetId}"])",
       R"(["arn:vpc-1/subnet-1,subnet-2"])"},
      {R"(["$${HOME}", 3, true, null])", R"(["${HOME}",3,true,null])"},
  };
  for (const auto& [given, wanted] : cases) {
    const Result<Json> resolved = Resolve(Json::parse(given), Answers());
    ASSERT_TRUE(resolved.ok()) << resolved.error().message;
    EXPECT_EQ(resolved->dump(), wanted);
  }
}

TEST(Resolve, SaysWhatIsNotThere) {
  const std::pair<const char*, const char*> cases[] = {
      {"${vps.Vpc}", "${vps.Vpc}: there is no 'vps'; did you mean 'vpc'?"},
      {"${vpc.Vpc.VpcID}", "${vpc.Vpc.VpcID}: there is no 'VpcID'; did you mean 'VpcId'?"},
      {"${subnets[2].Subnet}", "${subnets[2].Subnet}: there is no element 2: the list has 2"},
      {"${vpc[0]}", "${vpc[0]}: there is no element 0: not a list"},
      {"${vpc[]}", "${vpc[]}: [] stands behind a list"},
      {"x ${vpc", "'${vpc' lacks a }"},
      {"${1}", "'1' is not a path such as vpc.Vpc.VpcId or subnets[0].Subnet"},
  };
  for (const auto& [given, message] : cases) {
    const Result<Json> resolved = Resolve(Json(given), Answers());
    ASSERT_FALSE(resolved.ok()) << given;
    EXPECT_EQ(resolved.error().message, message);
  }
}

TEST(Keep, AppendsToLists) {
  Json answers;
  Keep({.as = "a"}, {{"x", 1}}, answers);
  Keep({.as = "b", .as_list = true}, {{"x", 1}}, answers);
  Keep({.as = "b", .as_list = true}, {{"x", 2}}, answers);
  Keep({}, {{"x", 3}}, answers);
  EXPECT_EQ(answers.dump(), R"({"a":{"x":1},"b":[{"x":1},{"x":2}]})");
}

}  // namespace
}  // namespace wt::scenario
