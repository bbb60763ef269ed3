#include "tests/services/route53/zones.h"

namespace wt::route53 {
namespace {

TEST(ChangeTagsForResource, AddsReplacesAndRemoves) {
  TestWorld world;
  const std::string zone = MakeZone(world, "example.com");
  const auto change = [&](const Json& more) {
    Json request = {{"ResourceType", "hostedzone"}, {"ResourceId", zone}};
    request.update(more);
    world.Call("route53.ChangeTagsForResource", request);
  };
  change(
      {{"AddTags", Json::array({{{"Key", "a"}, {"Value", "1"}}, {{"Key", "b"}, {"Value", "2"}}})}});
  change({{"AddTags", Json::array({{{"Key", "b"}, {"Value", "3"}}})},
          {"RemoveTagKeys", Json::array({"a"})}});
  const Json request = {{"ResourceType", "hostedzone"}, {"ResourceId", zone}};
  const Json set = world.Call("route53.ListTagsForResource", request)["ResourceTagSet"];
  EXPECT_EQ(set["Tags"], Json::array({{{"Key", "b"}, {"Value", "3"}}}));
  EXPECT_EQ(set["ResourceId"], zone);
  const Json many = world.Call("route53.ListTagsForResources",
                               {{"ResourceType", "hostedzone"}, {"ResourceIds", {zone}}});
  EXPECT_EQ(many["ResourceTagSets"][0], set);
  EXPECT_EQ(world.Fail("route53.ChangeTagsForResource", request).code, "InvalidInput");
}

TEST(ListTagsForResource, WantsTheResource) {
  TestWorld world;
  EXPECT_EQ(world
                .Fail("route53.ListTagsForResource",
                      {{"ResourceType", "hostedzone"}, {"ResourceId", "Z1"}})
                .code,
            "NoSuchHostedZone");
  EXPECT_EQ(world
                .Fail("route53.ListTagsForResource",
                      {{"ResourceType", "healthcheck"}, {"ResourceId", "x"}})
                .code,
            "NoSuchHealthCheck");
}

}  // namespace
}  // namespace wt::route53
