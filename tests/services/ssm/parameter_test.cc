#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {
namespace {

class SsmTest : public testing::Test {
 protected:
  Json Put(const std::string& name, const std::string& value, bool overwrite = false) {
    return world.Call(
        "ssm.PutParameter",
        {{"Name", name}, {"Value", value}, {"Type", "String"}, {"Overwrite", overwrite}});
  }
  TestWorld world;
};

TEST_F(SsmTest, AParameterHasVersions) {
  EXPECT_EQ(Put("/a/b", "1")["Version"], 1);
  const Error twice =
      world.Fail("ssm.PutParameter", {{"Name", "/a/b"}, {"Value", "2"}, {"Type", "String"}});
  EXPECT_EQ(twice.code, "ParameterAlreadyExists");
  EXPECT_EQ(Put("/a/b", "2", true)["Version"], 2);
  const Json newest = world.Call("ssm.GetParameter", {{"Name", "/a/b"}})["Parameter"];
  EXPECT_EQ(newest["Value"], "2");
  EXPECT_EQ(newest["ARN"], "arn:aws:ssm:us-east-1:123456789012:parameter/a/b");
  EXPECT_EQ(world.Call("ssm.GetParameter", {{"Name", "/a/b:1"}})["Parameter"]["Value"], "1");
  EXPECT_EQ(world.Fail("ssm.GetParameter", {{"Name", "/a/b:9"}}).code, "ParameterVersionNotFound");
  EXPECT_EQ(world.Fail("ssm.GetParameter", {{"Name", "/none"}}).code, "ParameterNotFound");
  EXPECT_EQ(world.Call("ssm.GetParameterHistory", {{"Name", "/a/b"}})["Parameters"].size(), 2u);
}

TEST_F(SsmTest, ALabelIsOnOneVersion) {
  Put("p", "1");
  Put("p", "2", true);
  world.Call("ssm.LabelParameterVersion",
             {{"Name", "p"}, {"ParameterVersion", 1}, {"Labels", {"good"}}});
  EXPECT_EQ(world.Call("ssm.GetParameter", {{"Name", "p:good"}})["Parameter"]["Value"], "1");
  const Json moved =
      world.Call("ssm.LabelParameterVersion", {{"Name", "p"}, {"Labels", {"good", "aws1"}}});
  EXPECT_EQ(moved["InvalidLabels"], Json::array({"aws1"}));
  EXPECT_EQ(world.Call("ssm.GetParameter", {{"Name", "p:good"}})["Parameter"]["Value"], "2");
  const Json gone = world.Call("ssm.UnlabelParameterVersion",
                               {{"Name", "p"}, {"ParameterVersion", 2}, {"Labels", {"good"}}});
  EXPECT_EQ(gone["RemovedLabels"], Json::array({"good"}));
}

TEST_F(SsmTest, PathsAreReadLevelByLevel) {
  for (const char* name : {"/a/1", "/a/2", "/a/b/3", "/c"}) Put(name, "v");
  EXPECT_EQ(world.Call("ssm.GetParametersByPath", {{"Path", "/a"}})["Parameters"].size(), 2u);
  EXPECT_EQ(
      world.Call("ssm.GetParametersByPath", {{"Path", "/a/"}, {"Recursive", true}})["Parameters"]
          .size(),
      3u);
  const Json page = world.Call("ssm.GetParametersByPath",
                               {{"Path", "/"}, {"Recursive", true}, {"MaxResults", 3}});
  EXPECT_EQ(page["Parameters"].size(), 3u);
  EXPECT_EQ(world
                .Call("ssm.GetParametersByPath", {{"Path", "/"},
                                                  {"Recursive", true},
                                                  {"NextToken", page["NextToken"]}})["Parameters"]
                .size(),
            1u);
  EXPECT_GT(world
                .Call("ssm.GetParametersByPath",
                      {{"Path",
                        "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended"}})["Parameters"]
                .size(),
            0u);
}

TEST_F(SsmTest, SecretsAreShownToWhoAsks) {
  world.Call("ssm.PutParameter", {{"Name", "s"}, {"Value", "x"}, {"Type", "SecureString"}});
  EXPECT_NE(world.Call("ssm.GetParameter", {{"Name", "s"}})["Parameter"]["Value"], "x");
  EXPECT_EQ(world.Call("ssm.GetParameter",
                       {{"Name", "s"}, {"WithDecryption", true}})["Parameter"]["Value"],
            "x");
  const Json all =
      world.Call("ssm.DescribeParameters",
                 {{"ParameterFilters", {{{"Key", "Type"}, {"Values", {"SecureString"}}}}}});
  EXPECT_EQ(all["Parameters"][0]["KeyId"], "alias/aws/ssm");
  EXPECT_EQ(world
                .Fail("ssm.DescribeParameters",
                      {{"ParameterFilters", {{{"Key", "Label"}, {"Values", {"a"}}}}}})
                .code,
            "InvalidFilterKey");
}

TEST_F(SsmTest, NamesAndValuesAreChecked) {
  const auto code = [&](const Json& in) { return world.Fail("ssm.PutParameter", in).code; };
  EXPECT_EQ(code({{"Name", "/aws/x"}, {"Value", "v"}, {"Type", "String"}}),
            "AccessDeniedException");
  EXPECT_EQ(code({{"Name", "ssmx"}, {"Value", "v"}, {"Type", "String"}}), "ValidationException");
  EXPECT_EQ(code({{"Name", "a/b"}, {"Value", "v"}, {"Type", "String"}}), "ValidationException");
  EXPECT_EQ(code({{"Name", "a"}, {"Value", "v"}}), "ValidationException");
  EXPECT_EQ(code({{"Name", "a"}, {"Value", std::string(4097, 'x')}, {"Type", "String"}}),
            "ValidationException");
  EXPECT_EQ(code({{"Name", "a"}, {"Value", "v"}, {"Type", "String"}, {"AllowedPattern", "\\d+"}}),
            "ParameterPatternMismatchException");
}

TEST_F(SsmTest, DeletingTellsWhatWasThere) {
  Put("a", "1");
  world.Call("ssm.AddTagsToResource", {{"ResourceType", "Parameter"},
                                       {"ResourceId", "a"},
                                       {"Tags", {{{"Key", "k"}, {"Value", "v"}}}}});
  EXPECT_EQ(world
                .Call("ssm.ListTagsForResource",
                      {{"ResourceType", "Parameter"}, {"ResourceId", "a"}})["TagList"]
                .size(),
            1u);
  const Json gone = world.Call("ssm.DeleteParameters", {{"Names", {"a", "b"}}});
  EXPECT_EQ(gone["DeletedParameters"], Json::array({"a"}));
  EXPECT_EQ(gone["InvalidParameters"], Json::array({"b"}));
  EXPECT_EQ(world.Fail("ssm.DeleteParameter", {{"Name", "a"}}).code, "ParameterNotFound");
  EXPECT_EQ(
      world.Fail("ssm.ListTagsForResource", {{"ResourceType", "Parameter"}, {"ResourceId", "a"}})
          .code,
      "InvalidResourceId");
}

}  // namespace
}  // namespace wt
