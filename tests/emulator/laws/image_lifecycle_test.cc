#include "emulator/laws/image_lifecycle/image_lifecycle.h"

#include <gtest/gtest.h>

namespace wt::laws::image_lifecycle {
namespace {

Instant Day(int64_t n) { return Instant{} + Days(n); }
std::string Names(const std::vector<Expiry>& expired) {
  std::string out;
  for (const Expiry& one : expired) out += one.digest + std::to_string(one.priority) + " ";
  return out;
}

const std::vector<Image> kImages{
    {"a", {"prod-1"}, Day(1)}, {"b", {"dev-1"}, Day(2)}, {"c", {}, Day(3)},
    {"d", {"prod-2"}, Day(4)}, {"e", {}, Day(5)},
};

TEST(ImageLifecycleTest, KeepsTheNewest) {
  EXPECT_EQ(Names(Expired({{.count = 2}}, kImages, Day(6))), "a1 b1 c1 ");
}

TEST(ImageLifecycleTest, ExpiresWhatIsOld) {
  const Rule rule{
      .tag_status = TagStatus::kUntagged, .count_type = CountType::kSinceImagePushed, .count = 2};
  EXPECT_EQ(Names(Expired({rule}, kImages, Day(6))), "c1 ");
}

TEST(ImageLifecycleTest, TheFirstRuleThatTakesAnImageKeepsIt) {
  const Rule prod{
      .priority = 1, .tag_status = TagStatus::kTagged, .prefixes = {"prod"}, .count = 5};
  const Rule any{.priority = 2, .count = 1};
  EXPECT_EQ(Names(Expired({any, prod}, kImages, Day(6))), "b2 c2 ");
}

TEST(ImageLifecycleTest, PatternsHaveStars) {
  const Rule rule{.tag_status = TagStatus::kTagged, .patterns = {"*-2"}, .count = 0};
  EXPECT_EQ(Names(Expired({rule}, kImages, Day(6))), "d1 ");
}

TEST(ImageLifecycleTest, WhatAListNamesStays) {
  std::vector<Image> images = kImages;
  images[0].referenced = true;
  EXPECT_EQ(Names(Expired({{.count = 2}}, images, Day(6))), "b1 c1 ");
}

}  // namespace
}  // namespace wt::laws::image_lifecycle
