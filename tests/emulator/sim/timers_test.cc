#include "emulator/sim/timers.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "emulator/sim/rng.h"

namespace wt::sim {
namespace {

TEST(Timers, PopsByDueThenBySequence) {
  Timers timers;
  timers.WakeAt(0, "b", Instant{20}, TimerKind::kSettling);
  timers.WakeAt(0, "c", Instant{10}, TimerKind::kSettling);
  timers.WakeAt(0, "a", Instant{10}, TimerKind::kPeriodic);
  Timer timer;
  std::string order;
  while (timers.Pop(timer)) order += timer.key;
  EXPECT_EQ(order, "cab");
}

TEST(Timers, ALaterCallMovesTheWakeUp) {
  Timers timers;
  timers.WakeAt(0, "a", Instant{20}, TimerKind::kSettling);
  timers.WakeAt(0, "a", Instant{30}, TimerKind::kSettling);
  EXPECT_EQ(timers.size(), 1u);
  EXPECT_EQ(timers.NextDue(), Instant{30});
  timers.WakeNoLaterThan(0, "a", Instant{40}, TimerKind::kSettling);
  EXPECT_EQ(timers.NextDue(), Instant{30});
}

// The obvious way to do it, to compare with.
struct Naive {
  std::map<std::pair<ControllerId, std::string>, Timer> pending;
  uint64_t next = 1;
  std::vector<Timer> Sorted() const {
    std::vector<Timer> all;
    for (const auto& [key, timer] : pending) all.push_back(timer);
    std::sort(all.begin(), all.end(), [](const Timer& a, const Timer& b) {
      return std::tie(a.due, a.sequence) < std::tie(b.due, b.sequence);
    });
    return all;
  }
};

TEST(Timers, AgreesWithANaiveModelOverRandomWork) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rng rng(seed, "timers_test");
    Timers timers;
    Naive naive;
    Naive saved_naive;
    std::map<std::pair<ControllerId, std::string>, Timer> drained;
    bool marked = false;
    for (int step = 0; step < 4000; ++step) {
      const auto controller = static_cast<ControllerId>(rng.Below(3));
      const std::string key = std::to_string(rng.Below(40));
      const Instant due{static_cast<int64_t>(rng.Below(1000))};
      const TimerKind kind = rng.Below(2) ? TimerKind::kSettling : TimerKind::kPeriodic;
      const uint64_t what = rng.Below(12);
      if (what < 5) {
        timers.WakeAt(controller, key, due, kind, 7);
        naive.pending[{controller, key}] = {key, due, naive.next++, 7, controller, kind};
      } else if (what < 7) {
        EXPECT_EQ(timers.Cancel(controller, key), naive.pending.erase({controller, key}) > 0);
      } else if (what < 10) {
        Timer popped;
        const std::vector<Timer> sorted = naive.Sorted();
        ASSERT_EQ(timers.Pop(popped), !sorted.empty());
        if (!sorted.empty()) {
          ASSERT_EQ(popped, sorted[0]);
          naive.pending.erase({popped.controller, popped.key});
        }
      } else if (!marked) {
        timers.DrainChanges([&](const Timers::Change& change) {
          const std::pair id{change.timer.controller, change.timer.key};
          if (change.pending) {
            drained[id] = change.timer;
          } else {
            EXPECT_EQ(drained.erase(id), 1u);
          }
        });
        ASSERT_EQ(drained, naive.pending);
        timers.Mark();
        saved_naive = naive;
        marked = true;
      } else if (what == 10) {
        timers.RollbackTo(0);
        naive = saved_naive;
        marked = false;
      } else {
        timers.Release(0);
        marked = false;
      }
      ASSERT_EQ(timers.Pending(), naive.Sorted());
      ASSERT_EQ(timers.size(), naive.pending.size());
    }
  }
}

TEST(Timers, RestoredOnesComeBeforeNewOnesOfTheSameInstant) {
  Timers timers;
  timers.Restore({.key = "old", .due = Instant{5}, .sequence = 41, .cause = 3});
  timers.WakeAt(0, "new", Instant{5}, TimerKind::kSettling);
  Timer timer;
  ASSERT_TRUE(timers.Pop(timer));
  EXPECT_EQ(timer.key, "old");
  ASSERT_TRUE(timers.Pop(timer));
  EXPECT_EQ(timer.sequence, 42u);
}

}  // namespace
}  // namespace wt::sim
