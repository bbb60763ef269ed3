// How virtual time goes on in each mode of the clock.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/world/world.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kAnna = R"({"name":"anna","kind":"SAIL"})";

class WorldTimeTest : public ::testing::Test {
 protected:
  WorldTimeTest() {
    harbour::Install(world_);
    EXPECT_TRUE(world_.Open("").ok());
  }
  void Create(std::string_view json = kAnna) {
    EXPECT_TRUE(world_.Call("harbour", "CreateShip", harbour::TestCaller(), json).ok());
  }
  std::string Describe() { return world_.Handle(harbour::JsonRequest("DescribeShips", "{}")).body; }
  void Patrol() {
    EXPECT_TRUE(world_.Call("harbour", "StartPatrol", harbour::TestCaller(), "{}").ok());
  }

  World world_{WorldOptions{}};
};

TEST_F(WorldTimeTest, ManualMovesOnlyWhenTold) {
  Create();
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Describe(), Not(HasSubstr("pier-")));
  EXPECT_EQ(world_.now(), kStart);
  world_.RunUntil(kStart + Seconds(29));
  EXPECT_THAT(Describe(), Not(HasSubstr("pier-")));
  world_.RunUntil(kStart + Seconds(30));
  EXPECT_THAT(Describe(), HasSubstr("pier-"));
  EXPECT_EQ(world_.now(), kStart + Seconds(30));
}

TEST_F(WorldTimeTest, TheNextEventIsAStep) {
  EXPECT_EQ(world_.RunNext(), Stopped::kNothingPending);
  Create();
  EXPECT_EQ(world_.RunNext(), Stopped::kDone);
  EXPECT_EQ(world_.now(), kStart + harbour::kBerthingDelay);
}

TEST_F(WorldTimeTest, RunsUntilSomethingIsTrue) {
  Patrol();
  const auto three = [&] { return world_.newest_entry() >= 4; };
  EXPECT_EQ(world_.RunUntilTrue(three, Hours(1)), Stopped::kDone);
  EXPECT_EQ(world_.now(), kStart + Minutes(3));
  const auto never = [] { return false; };
  EXPECT_EQ(world_.RunUntilTrue(never, Minutes(10)), Stopped::kTimeBound);
  EXPECT_EQ(world_.now(), kStart + Minutes(13));
}

// What AWS would try for ever.
class Restless : public Controller {
 public:
  std::string_view name() const override { return "test.restless"; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override {
    turn.WakeIn("test.restless", Seconds(10), key);
  }
};

TEST(WorldSettleTest, GivesUpOnWhatNeverEndsAndSaysSo) {
  World world{WorldOptions{}};
  harbour::Install(world);
  world.AddController(std::make_unique<Restless>());
  ASSERT_TRUE(world.Open("").ok());
  world.RunTurn("test", [](Turn& turn) { turn.Wake("test.restless", "task/1"); });
  EXPECT_EQ(world.Settle(), Stopped::kTimeBound);
  EXPECT_EQ(world.now(), kStart + Hours(2));
  const auto entry = world.FindEntry(world.newest_entry());
  ASSERT_TRUE(entry.has_value());
  EXPECT_EQ(entry->event, "settling_given_up");
  const sim::Fields fields{{"why", "time_bound"}, {"still_pending", "test.restless task/1"}};
  EXPECT_EQ(entry->fields, fields);
}

TEST_F(WorldTimeTest, EagerSettlesEveryChange) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  Create();
  EXPECT_EQ(world_.pending_settling(), 0U);
  EXPECT_THAT(Describe(), HasSubstr("pier-"));
}

TEST_F(WorldTimeTest, EagerChangesAreNeverAtOneInstant) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  Patrol();
  const Instant first = world_.now();
  Patrol();
  EXPECT_GT(world_.now(), first);
}

TEST_F(WorldTimeTest, EagerLeavesPeriodicWorkForLater) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  Patrol();
  EXPECT_LT(world_.now(), kStart + Seconds(1));
  EXPECT_EQ(world_.pending_periodic(), 1U);
}

TEST_F(WorldTimeTest, APollThatAsksTheSameAgainLetsTimePass) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  Patrol();
  const Instant before = world_.now();
  Describe();
  EXPECT_EQ(world_.now(), before);
  Describe();
  const Instant after = world_.now();
  EXPECT_GT(after, before);
  Describe();
  EXPECT_GT(world_.now(), after);
}

TEST_F(WorldTimeTest, APollWithNothingPendingPassesNoTime) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  for (int i = 0; i < 3; ++i) Describe();
  EXPECT_EQ(world_.now(), kStart);
}

TEST_F(WorldTimeTest, AChangeForgetsWhatWasPolled) {
  world_.SetClock({sim::ClockMode::kEager}, 0);
  Patrol();
  Describe();
  Create();
  const Instant before = world_.now();
  Describe();
  EXPECT_EQ(world_.now(), before);
}

TEST_F(WorldTimeTest, ScaledFollowsTheWallClock) {
  world_.SetClock(*sim::ParseClockSetting("scaled 60"), 1'000'000);
  Create();
  EXPECT_EQ(world_.Pace(1'000'000), 500'000);  // Half a second until the ship berths.
  world_.Pace(1'250'000);
  EXPECT_EQ(world_.now(), kStart + Seconds(15));
  world_.Pace(1'500'000);
  EXPECT_THAT(Describe(), HasSubstr("pier-"));
  EXPECT_EQ(world_.Pace(9'000'000), -1);
}

TEST_F(WorldTimeTest, ManualAndEagerAskForNoPacing) {
  Create();
  EXPECT_EQ(world_.Pace(5'000'000), -1);
  world_.SetClock({sim::ClockMode::kEager}, 0);
  EXPECT_EQ(world_.Pace(50'000'000), -1);
}

}  // namespace
}  // namespace wt
