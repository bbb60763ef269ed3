#include "emulator/laws/placement/ranked_list.h"

#include <cstdint>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

namespace wt::laws::placement {
namespace {

TEST(RankedList, AgreesWithASetOverManyChunks) {
  RankedList<uint64_t> list;
  std::set<uint64_t> set;
  uint64_t state = 1;
  for (int step = 0; step < 20'000; ++step) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const uint64_t value = (state >> 33) % 3'000;
    if (set.insert(value).second) {
      list.Insert(value);
    } else {
      set.erase(value);
      list.Erase(value);
    }
    ASSERT_EQ(list.size(), set.size());
    if (step % 100 != 0 || set.empty()) continue;
    const size_t rank = static_cast<size_t>(state % set.size());
    const auto at = std::next(set.begin(), static_cast<std::ptrdiff_t>(rank));
    ASSERT_EQ(list.At(rank), *at);
    ASSERT_EQ(list.RankOf(*at), rank);
    ASSERT_EQ(list.RankOf(*at + 1), rank + 1);
    ASSERT_EQ(list.front(), *set.begin());
  }
}

TEST(RankedList, IsEmptyAgainOnceAllAreErased) {
  RankedList<int> list;
  for (int i = 0; i < 1'000; ++i) list.Insert(i);
  for (int i = 999; i >= 0; --i) list.Erase(i);
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.RankOf(5), 0u);
  list.Insert(7);
  EXPECT_EQ(list.front(), 7);
}

}  // namespace
}  // namespace wt::laws::placement
