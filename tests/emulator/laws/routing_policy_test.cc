#include "emulator/laws/routing_policy/routing_policy.h"

#include <gmock/gmock.h>

namespace wt::laws::routing_policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Draws this number, cut to the bound.
Draw Fixed(uint64_t number) {
  return [number](uint64_t bound) { return number % bound; };
}

Candidate Weighted(int64_t weight, bool healthy = true) {
  return {.kind = Kind::kWeighted, .healthy = healthy, .weight = weight};
}

TEST(Choose, DrawsByWeight) {
  const std::vector<Candidate> sets{Weighted(10), Weighted(0), Weighted(30)};
  EXPECT_THAT(Choose(sets, {}, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose(sets, {}, Fixed(9)), ElementsAre(0));
  EXPECT_THAT(Choose(sets, {}, Fixed(10)), ElementsAre(2));
  EXPECT_THAT(Choose(sets, {}, Fixed(39)), ElementsAre(2));
}

TEST(Choose, UsesZeroWeightsWhenAllOthersAreUnhealthy) {
  EXPECT_THAT(Choose({Weighted(10, false), Weighted(0)}, {}, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose({Weighted(10, false), Weighted(0, false)}, {}, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose({Weighted(0), Weighted(0)}, {}, Fixed(1)), ElementsAre(1));
}

TEST(Choose, TakesTheNearestRegion) {
  const auto in = [](const char* region, bool healthy = true) {
    return Candidate{.kind = Kind::kLatency, .healthy = healthy, .region = region};
  };
  const Viewer viewer{.region = "eu-central-1"};
  EXPECT_THAT(Choose({in("us-east-1"), in("eu-west-1")}, viewer, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose({in("us-east-1"), in("eu-west-1", false)}, viewer, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose({in("eu-west-1"), in("eu-central-1")}, viewer, Fixed(0)), ElementsAre(1));
}

TEST(Choose, FailsOver) {
  const auto is = [](bool primary, bool healthy) {
    return Candidate{.kind = Kind::kFailover, .healthy = healthy, .primary = primary};
  };
  EXPECT_THAT(Choose({is(false, true), is(true, true)}, {}, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose({is(false, true), is(true, false)}, {}, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose({is(false, false), is(true, false)}, {}, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose({is(false, true)}, {}, Fixed(0)), ElementsAre(0));
}

TEST(Choose, TakesTheSmallestArea) {
  const auto in = [](const char* continent, const char* country, const char* part,
                     bool healthy = true) {
    return Candidate{.kind = Kind::kGeolocation,
                     .healthy = healthy,
                     .continent = continent,
                     .country = country,
                     .subdivision = part};
  };
  const std::vector<Candidate> sets{in("", "*", ""), in("NA", "", ""), in("", "US", ""),
                                    in("", "US", "CA")};
  const Viewer california{.continent = "NA", .country = "US", .subdivision = "CA"};
  EXPECT_THAT(Choose(sets, california, Fixed(0)), ElementsAre(3));
  EXPECT_THAT(Choose(sets, {.continent = "NA", .country = "US"}, Fixed(0)), ElementsAre(2));
  EXPECT_THAT(Choose(sets, {.continent = "NA", .country = "CA"}, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose(sets, {}, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose({in("", "US", "")}, {.country = "DE"}, Fixed(0)), IsEmpty());
  EXPECT_THAT(Choose({in("", "US", "CA", false), in("", "US", "")}, california, Fixed(0)),
              ElementsAre(1));
}

TEST(Choose, BendsDistancesByTheirBias) {
  const auto in = [](const char* region, int64_t bias) {
    return Candidate{.kind = Kind::kGeoproximity, .region = region, .bias = bias};
  };
  const Viewer viewer{.region = "eu-central-1"};
  EXPECT_THAT(Choose({in("us-east-1", 0), in("eu-west-1", 0)}, viewer, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose({in("us-east-1", 90), in("eu-west-1", 0)}, viewer, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose({in("us-east-1", 0), in("eu-west-1", -90)}, viewer, Fixed(0)), ElementsAre(0));
}

TEST(Choose, GivesUpToEightHealthyValues) {
  std::vector<Candidate> sets(10, Candidate{.kind = Kind::kMultivalue});
  EXPECT_EQ(Choose(sets, {}, Fixed(0)).size(), 8u);
  for (size_t i = 1; i < sets.size(); ++i) sets[i].healthy = false;
  EXPECT_THAT(Choose(sets, {}, Fixed(0)), ElementsAre(0));
  sets[0].healthy = false;
  EXPECT_EQ(Choose(sets, {}, Fixed(0)).size(), 8u);
}

TEST(Choose, TakesTheLongestBlock) {
  const auto with = [](std::vector<std::string> blocks, bool is_default = false) {
    return Candidate{.kind = Kind::kIpBased, .blocks = std::move(blocks), .is_default = is_default};
  };
  const std::vector<Candidate> sets{with({"192.0.2.0/24"}), with({"192.0.0.0/16"}), with({}, true)};
  EXPECT_THAT(Choose(sets, {.address = "192.0.2.9"}, Fixed(0)), ElementsAre(0));
  EXPECT_THAT(Choose(sets, {.address = "192.0.3.9"}, Fixed(0)), ElementsAre(1));
  EXPECT_THAT(Choose(sets, {.address = "198.51.100.1"}, Fixed(0)), ElementsAre(2));
  EXPECT_THAT(Choose({with({"2001:db8::/32"})}, {.address = "2001:db8:1::1"}, Fixed(0)),
              ElementsAre(0));
  EXPECT_THAT(Choose({with({"192.0.2.0/24"})}, {.address = "198.51.100.1"}, Fixed(0)), IsEmpty());
}

}  // namespace
}  // namespace wt::laws::routing_policy
