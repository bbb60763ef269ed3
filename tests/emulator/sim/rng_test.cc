#include "emulator/sim/rng.h"

#include <array>

#include <gtest/gtest.h>

namespace wt::sim {
namespace {

TEST(Rng, AStreamIsItsSeedAndName) {
  Rng a(1, "ecs.task_placement");
  Rng b(1, "ecs.task_placement");
  Rng other(1, "ec2.boot");
  Rng later(2, "ecs.task_placement");
  const uint64_t first = a.Next();
  EXPECT_EQ(first, b.Next());
  EXPECT_NE(first, other.Next());
  EXPECT_NE(first, later.Next());
}

TEST(Rng, XoshiroMatchesItsPublishedSequence) {
  // From state {1, 2, 3, 4}, the first outputs of xoshiro256**.
  Rng rng(RngState{1, 2, 3, 4});
  EXPECT_EQ(rng.Next(), 11520u);
  EXPECT_EQ(rng.Next(), 0u);
  EXPECT_EQ(rng.Next(), 1509978240u);
}

TEST(Rng, BelowIsEven) {
  Rng rng(1, "test");
  std::array<int, 10> counts{};
  for (int i = 0; i < 100000; ++i) ++counts[rng.Below(10)];
  for (const int count : counts) EXPECT_NEAR(count, 10000, 500);
}

TEST(Rng, BoundsAreIncluded) {
  Rng rng(3, "test");
  bool low = false, high = false;
  for (int i = 0; i < 1000; ++i) {
    const int64_t drawn = rng.Between(int64_t{-1}, int64_t{1});
    ASSERT_LE(drawn, 1);
    ASSERT_GE(drawn, -1);
    low |= drawn == -1;
    high |= drawn == 1;
  }
  EXPECT_TRUE(low && high);
  EXPECT_EQ(rng.Between(Seconds(2), Seconds(2)), Seconds(2));
}

TEST(Rng, UuidsAreOfVersionFour) {
  const std::string uuid = Rng(1, "test").Uuid();
  ASSERT_EQ(uuid.size(), 36u);
  EXPECT_EQ(uuid[14], '4');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

TEST(RngStreams, ARollbackUndoesItsDraws) {
  RngStreams streams(1);
  streams.Get("a").Next();
  const size_t mark = streams.Mark();
  const uint64_t drawn = streams.Get("a").Next();
  streams.Get("b").Next();
  streams.RollbackTo(mark);
  EXPECT_EQ(streams.Get("a").Next(), drawn);
  EXPECT_EQ(streams.Get("b").state(), Rng(1, "b").state());
}

TEST(RngStreams, SavedStreamsGoOn) {
  RngStreams streams(1);
  streams.Get("a").Next();
  RngStreams again(1);
  streams.DrainChanges(
      [&](const std::string& name, const RngState& state) { again.Restore(name, state); });
  EXPECT_EQ(streams.Get("a").Next(), again.Get("a").Next());
}

}  // namespace
}  // namespace wt::sim
