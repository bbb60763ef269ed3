#include "emulator/laws/capacity_provider_strategy/capacity_provider_strategy.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::capacity_provider_strategy {
namespace {

std::vector<int64_t> Share(std::vector<Item> items, int64_t tasks) {
  for (int64_t i = 0; i < tasks; ++i) {
    const std::optional<size_t> next = Next(items);
    if (next) ++items[*next].tasks;
  }
  std::vector<int64_t> shares;
  for (const Item& item : items) shares.push_back(item.tasks);
  return shares;
}

struct Case {
  const char* name;
  std::vector<Item> items;
  int64_t tasks;
  std::vector<int64_t> shares;
};

class Shares : public ::testing::TestWithParam<Case> {};

TEST_P(Shares, AreAsAwsSays) {
  EXPECT_EQ(Share(GetParam().items, GetParam().tasks), GetParam().shares);
}

INSTANTIATE_TEST_SUITE_P(
    , Shares,
    ::testing::Values(Case{"HalvesForEqualWeights", {{0, 1}, {0, 1}}, 8, {4, 4}},
                      Case{"OneToFour", {{0, 1}, {0, 4}}, 10, {2, 8}},
                      Case{"ThirdsOfTwelve", {{0, 1}, {0, 1}, {0, 1}}, 12, {4, 4, 4}},
                      Case{"WorkshopBaseTwoThenOneToThree", {{2, 1}, {0, 3}}, 10, {4, 6}},
                      Case{"BaseAlone", {{3, 0}, {0, 1}}, 2, {2, 0}},
                      Case{"WeightZeroTakesItsBaseOnly", {{2, 0}, {0, 1}}, 6, {2, 4}},
                      Case{"BaseListedSecond", {{0, 1}, {4, 1}}, 6, {1, 5}},
                      Case{"AllWeightsZero", {{0, 0}, {0, 0}}, 5, {0, 0}},
                      Case{"OddTaskToTheFirstListed", {{0, 1}, {0, 1}}, 3, {2, 1}}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(CapacityProviderStrategy, GivesNothingWithoutProviders) { EXPECT_FALSE(Next({})); }

TEST(CapacityProviderStrategy, NeverStraysFarFromTheRatio) {
  for (int64_t a = 1; a <= 7; ++a) {
    for (int64_t b = 1; b <= 7; ++b) {
      const std::vector<int64_t> shares = Share({{0, a}, {0, b}}, 100);
      EXPECT_LE(std::abs(shares[0] * b - shares[1] * a), a * b) << a << " " << b;
    }
  }
}

}  // namespace
}  // namespace wt::laws::capacity_provider_strategy
