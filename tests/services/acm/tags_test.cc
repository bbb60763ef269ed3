#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

TEST(AddTagsToCertificate, AddsReplacesAndRemoves) {
  TestWorld world;
  const std::string arn =
      Request(world, "example.com", {{"Tags", Json::array({{{"Key", "a"}, {"Value", "1"}}})}});
  world.Call("acm.AddTagsToCertificate",
             {{"CertificateArn", arn},
              {"Tags", Json::array({{{"Key", "a"}, {"Value", "2"}}, {{"Key", "b"}}})}});
  world.Call("acm.RemoveTagsFromCertificate",
             {{"CertificateArn", arn},
              {"Tags", Json::array({{{"Key", "a"}, {"Value", "1"}}, {{"Key", "b"}}})}});
  EXPECT_EQ(world.Call("acm.ListTagsForCertificate", {{"CertificateArn", arn}})["Tags"],
            Json::array({{{"Key", "a"}, {"Value", "2"}}}));
}

TEST(AddTagsToCertificate, BoundsTheirNumber) {
  TestWorld world;
  const std::string arn = Request(world, "example.com");
  const auto tags = [&](int from, int count) {
    Json request = {{"CertificateArn", arn}, {"Tags", Json::array()}};
    for (int i = from; i < from + count; ++i) {
      request["Tags"].push_back({{"Key", "k" + std::to_string(i)}});
    }
    return request;
  };
  world.Call("acm.AddTagsToCertificate", tags(0, 50));
  EXPECT_EQ(world.Fail("acm.AddTagsToCertificate", tags(50, 1)).code, "TooManyTagsException");
  EXPECT_EQ(world
                .Fail("acm.AddTagsToCertificate",
                      {{"CertificateArn", arn}, {"Tags", Json::array({{{"Key", "aws:x"}}})}})
                .code,
            "InvalidTagException");
}

}  // namespace
}  // namespace wt::acm
