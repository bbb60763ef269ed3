#include <gtest/gtest.h>

#include "services/ecr/ecr.h"

namespace wt::ecr {
namespace {

TEST(ImageReferenceTest, NamesARegistryARepositoryAndATag) {
  const auto reference =
      ParseImageReference("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.2");
  ASSERT_TRUE(reference.has_value());
  EXPECT_EQ(reference->account, "123456789012");
  EXPECT_EQ(reference->region, "eu-west-1");
  EXPECT_EQ(reference->repository, "team/web");
  EXPECT_EQ(reference->tag, "1.2");
}

TEST(ImageReferenceTest, DefaultsToLatestUnlessADigestIsNamed) {
  EXPECT_EQ(ParseImageReference("123456789012.dkr.ecr.eu-west-1.amazonaws.com/web")->tag, "latest");
  const auto digest =
      ParseImageReference("123456789012.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:00");
  EXPECT_EQ(digest->tag, "");
  EXPECT_EQ(digest->digest, "sha256:00");
}

TEST(ImageReferenceTest, OtherRegistriesAreNotOurs) {
  EXPECT_FALSE(ParseImageReference("nginx:latest").has_value());
  EXPECT_FALSE(ParseImageReference("public.ecr.aws/nginx/nginx:1").has_value());
}

}  // namespace
}  // namespace wt::ecr
