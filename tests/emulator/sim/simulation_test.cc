#include "emulator/sim/simulation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/sim/turn.h"

namespace wt::sim {
namespace {

using ::testing::ElementsAre;

class Silent : public Controller {
 public:
  explicit Silent(std::string name) : name_(std::move(name)) {}
  std::string_view name() const override { return name_; }
  void Reconcile(Turn&, const Key&) override {}

 private:
  std::string name_;
};

class SimulationTest : public ::testing::Test {
 protected:
  SimulationTest() : sim_(1, Instant{0}) {
    sim_.Register(std::make_unique<Silent>("boot"));
    sim_.Register(std::make_unique<Silent>("metric"));
    sim_.SetDispatch([this](const Timer& timer) {
      ran_.push_back(timer.key + "@" + std::to_string(sim_.now().micros));
      // The metric comes again for ever.
      if (timer.key == "metric") Wake("metric", sim_.now() + Micros(10), TimerKind::kPeriodic);
    });
  }
  void Wake(const std::string& key, Instant due, TimerKind kind) {
    sim_.timers().WakeAt(key == "metric" ? 1 : 0, key, due, kind);
  }

  Simulation sim_;
  std::vector<std::string> ran_;
};

TEST_F(SimulationTest, RunUntilEndsThereEvenWithNothingToDo) {
  EXPECT_EQ(sim_.RunUntil(Instant{50}).events, 0);
  EXPECT_EQ(sim_.now(), Instant{50});
}

TEST_F(SimulationTest, ATimerOfThePastRunsNow) {
  sim_.RunUntil(Instant{50});
  Wake("late", Instant{20}, TimerKind::kSettling);
  sim_.Step();
  EXPECT_THAT(ran_, ElementsAre("late@50"));
}

TEST_F(SimulationTest, SettlingRunsPeriodicTimersOnItsWayAndThenStops) {
  Wake("metric", Instant{10}, TimerKind::kPeriodic);
  Wake("boot", Instant{25}, TimerKind::kSettling);
  EXPECT_EQ(sim_.Settle(SettleBounds{}).reason, StopReason::kDone);
  EXPECT_THAT(ran_, ElementsAre("metric@10", "metric@20", "boot@25"));
}

TEST_F(SimulationTest, SettlingIsBoundedInTimeAndEvents) {
  Wake("far", Instant{0} + Hours(5), TimerKind::kSettling);
  EXPECT_EQ(sim_.Settle({.time_max = Hours(1), .events_max = 10}).reason, StopReason::kTimeBound);
  EXPECT_EQ(sim_.now(), Instant{0} + Hours(1));
  Wake("metric", sim_.now(), TimerKind::kPeriodic);
  EXPECT_EQ(sim_.Settle({.time_max = Hours(10), .events_max = 10}).reason, StopReason::kEventBound);
  EXPECT_EQ(ran_.size(), 10u);
}

TEST_F(SimulationTest, ABudgetSlicesARun) {
  Wake("metric", Instant{10}, TimerKind::kPeriodic);
  EXPECT_EQ(sim_.RunUntil(Instant{100}, 3).reason, StopReason::kBudget);
  EXPECT_EQ(sim_.now(), Instant{30});
  EXPECT_EQ(sim_.RunUntil(Instant{100}, 100).events, 7);
}

}  // namespace
}  // namespace wt::sim
