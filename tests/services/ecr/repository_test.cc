#include <gtest/gtest.h>

#include "services/ecr/ecr.h"
#include "tests/support/test_world.h"

namespace wt {
namespace {

constexpr char kManifest[] =
    R"({"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",)"
    R"("config":{"digest":"sha256:aa","size":10},"layers":[{"digest":"sha256:bb","size":90}]})";

class EcrTest : public testing::Test {
 protected:
  Json Push(const std::string& tag, const std::string& salt = "") {
    return world.Call("ecr.PutImage", {{"repositoryName", "web"},
                                       {"imageManifest", kManifest + salt},
                                       {"imageTag", tag}})["image"];
  }
  TestWorld world;
};

TEST_F(EcrTest, ARepositoryIsReadAsItWasMade) {
  world.Call("ecr.CreateRepository",
             {{"repositoryName", "team/web"}, {"tags", {{{"Key", "a"}, {"Value", "1"}}}}});
  const Json read = world.Call("ecr.DescribeRepositories",
                               {{"repositoryNames", {"team/web"}}})["repositories"][0];
  EXPECT_EQ(read["repositoryUri"], "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/web");
  EXPECT_EQ(read["imageTagMutability"], "MUTABLE");
  EXPECT_EQ(read["imageScanningConfiguration"]["scanOnPush"], false);
  EXPECT_EQ(read["encryptionConfiguration"]["encryptionType"], "AES256");
  EXPECT_EQ(world.Call("ecr.ListTagsForResource",
                       {{"resourceArn", read["repositoryArn"]}})["tags"][0]["Value"],
            "1");
  const Error twice = world.Fail("ecr.CreateRepository", {{"repositoryName", "team/web"}});
  EXPECT_EQ(twice.code, "RepositoryAlreadyExistsException");
  EXPECT_EQ(twice.message,
            "The repository with name 'team/web' already exists in the registry with id "
            "'123456789012'");
}

TEST_F(EcrTest, AMissingRepositoryIsSaidToBe) {
  const Error error = world.Fail("ecr.DescribeRepositories", {{"repositoryNames", {"none"}}});
  EXPECT_EQ(error.code, "RepositoryNotFoundException");
  EXPECT_EQ(error.message,
            "The repository with name 'none' does not exist in the registry with id "
            "'123456789012'");
}

TEST_F(EcrTest, ARepositoryWithImagesIsDeletedByForce) {
  world.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  Push("1");
  EXPECT_EQ(world.Fail("ecr.DeleteRepository", {{"repositoryName", "web"}}).message,
            "The repository with name 'web' in registry with id '123456789012' cannot be deleted "
            "because it still contains images");
  world.Call("ecr.DeleteRepository", {{"repositoryName", "web"}, {"force", true}});
  world.Fail("ecr.DescribeRepositories", {{"repositoryNames", {"web"}}});
}

TEST_F(EcrTest, ATagMovesUnlessItIsImmutable) {
  world.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  const Json first = Push("latest");
  EXPECT_EQ(first["imageId"]["imageTag"], "latest");
  EXPECT_EQ(
      world
          .Fail("ecr.PutImage",
                {{"repositoryName", "web"}, {"imageManifest", kManifest}, {"imageTag", "latest"}})
          .code,
      "ImageAlreadyExistsException");
  const Json second = Push("latest", " ");
  Json images = world.Call("ecr.DescribeImages", {{"repositoryName", "web"}})["imageDetails"];
  EXPECT_EQ(images.size(), 2u);
  EXPECT_EQ(
      world.Call("ecr.DescribeImages",
                 {{"repositoryName", "web"},
                  {"imageIds", {{{"imageTag", "latest"}}}}})["imageDetails"][0]["imageDigest"],
      second["imageId"]["imageDigest"]);
  EXPECT_EQ(images[0]["imageSizeInBytes"], 100);
  world.Call("ecr.PutImageTagMutability",
             {{"repositoryName", "web"}, {"imageTagMutability", "IMMUTABLE"}});
  EXPECT_EQ(
      world
          .Fail("ecr.PutImage",
                {{"repositoryName", "web"}, {"imageManifest", kManifest}, {"imageTag", "latest"}})
          .code,
      "ImageTagAlreadyExistsException");
}

TEST_F(EcrTest, ImagesAreListedAndDeleted) {
  world.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  Push("1");
  Push("2");
  EXPECT_EQ(world.Call("ecr.ListImages", {{"repositoryName", "web"}})["imageIds"].size(), 2u);
  const Json gone = world.Call(
      "ecr.BatchDeleteImage",
      {{"repositoryName", "web"}, {"imageIds", {{{"imageTag", "1"}}, {{"imageTag", "9"}}}}});
  EXPECT_EQ(gone["imageIds"].size(), 1u);
  EXPECT_EQ(gone["failures"][0]["failureCode"], "ImageNotFound");
  Context ctx = world.context();
  const auto reference =
      ecr::ParseImageReference("123456789012.dkr.ecr.us-east-1.amazonaws.com/web:2");
  EXPECT_EQ(ecr::FindImage(ctx, *reference).state, ecr::ImageState::kFound);
  world.Call("ecr.BatchDeleteImage",
             {{"repositoryName", "web"}, {"imageIds", {{{"imageTag", "2"}}}}});
  EXPECT_EQ(ecr::FindImage(ctx, *reference).state, ecr::ImageState::kNoImage);
  EXPECT_EQ(world
                .Fail("ecr.DescribeImages",
                      {{"repositoryName", "web"}, {"imageIds", {{{"imageTag", "2"}}}}})
                .code,
            "ImageNotFoundException");
}

TEST_F(EcrTest, ALifecyclePolicyExpiresWithinADay) {
  world.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  Push("1");
  world.Advance(Minutes(1));
  Push("2", " ");
  const char policy[] =
      R"({"rules":[{"rulePriority":1,"selection":{"tagStatus":"any",)"
      R"("countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]})";
  EXPECT_EQ(world.Fail("ecr.GetLifecyclePolicy", {{"repositoryName", "web"}}).code,
            "LifecyclePolicyNotFoundException");
  EXPECT_EQ(world
                .Fail("ecr.PutLifecyclePolicy",
                      {{"repositoryName", "web"}, {"lifecyclePolicyText", "{}"}})
                .code,
            "InvalidParameterException");
  world.Call("ecr.PutLifecyclePolicy",
             {{"repositoryName", "web"}, {"lifecyclePolicyText", policy}});
  world.Call("ecr.StartLifecyclePolicyPreview", {{"repositoryName", "web"}});
  const Json preview = world.Call("ecr.GetLifecyclePolicyPreview", {{"repositoryName", "web"}});
  EXPECT_EQ(preview["summary"]["expiringImageTotalCount"], 1);
  EXPECT_EQ(preview["previewResults"][0]["imageTags"][0], "1");
  world.Advance(Days(1));
  EXPECT_EQ(world.Call("ecr.ListImages", {{"repositoryName", "web"}})["imageIds"].size(), 1u);
  world.Call("ecr.DeleteLifecyclePolicy", {{"repositoryName", "web"}});
}

TEST_F(EcrTest, PoliciesAreKeptAsGiven) {
  world.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  const char policy[] = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",)"
                        R"("Action":"ecr:BatchGetImage"}]})";
  EXPECT_EQ(world.Fail("ecr.GetRepositoryPolicy", {{"repositoryName", "web"}}).message,
            "Repository policy does not exist for the repository with name 'web' in the registry "
            "with id '123456789012'");
  world.Call("ecr.SetRepositoryPolicy", {{"repositoryName", "web"}, {"policyText", policy}});
  EXPECT_EQ(world.Call("ecr.GetRepositoryPolicy", {{"repositoryName", "web"}})["policyText"],
            policy);
  world.Call("ecr.DeleteRepositoryPolicy", {{"repositoryName", "web"}});
  world.Call("ecr.PutRegistryPolicy", {{"policyText", policy}});
  world.Call("ecr.DeleteRegistryPolicy");
  EXPECT_EQ(world.Fail("ecr.GetRegistryPolicy").code, "RegistryPolicyNotFoundException");
}

TEST_F(EcrTest, ATokenIsForTheRegistry) {
  const Json data = world.Call("ecr.GetAuthorizationToken")["authorizationData"][0];
  EXPECT_EQ(data["proxyEndpoint"], "https://123456789012.dkr.ecr.us-east-1.amazonaws.com");
  EXPECT_EQ(data["expiresAt"], (world.now() + Hours(12)).micros);
}

}  // namespace
}  // namespace wt
