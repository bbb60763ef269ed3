#include "emulator/laws/placement/scale_in.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/emulator/laws/placement_cases.h"

namespace wt::laws::placement {
namespace {

std::vector<Strategy> Chain(std::initializer_list<TypeAndText> given) {
  return ParseStrategies(std::vector<TypeAndText>(given)).value();
}
const TypeAndText kSpreadZones{"spread", "attribute:ecs.availability-zone"};

class ScaleIn : public ::testing::Test {
 protected:
  ServiceTask On(std::string id, const Instance& host, bool is_protected = false) {
    return {std::move(id), &host, {.cpu = 10, .memory_mib = 100}, is_protected};
  }

  const Instance a1_ = Host("a1", "a", 200);
  const Instance a2_ = Host("a2", "a", 900);
  const Instance b1_ = Host("b1", "b", 500);
};

TEST_F(ScaleIn, WithoutStrategyTheFullestZoneAndInItTheFullestInstanceGivesWay) {
  const std::vector<ServiceTask> tasks{On("t1", a1_), On("t2", a2_), On("t3", a2_), On("t4", b1_),
                                       On("t5", b1_)};
  const StopDecision decision = DecideStop(tasks, {}, {});
  EXPECT_EQ(decision.task_id, "t2");
  EXPECT_EQ(decision.reason,
            "spread:attribute:ecs.availability-zone=a(3) spread:instanceId=a2(2) tie:1/2");
}

TEST_F(ScaleIn, SpreadLeavesTheChoiceInsideTheZoneToChance) {
  const std::vector<ServiceTask> tasks{On("t1", a1_), On("t2", a2_), On("t3", b1_)};
  std::set<std::string> stopped;
  for (uint64_t draw = 0; draw < 2; ++draw) {
    const Random random = [&](uint64_t below) {
      EXPECT_EQ(below, 2u);
      return draw;
    };
    stopped.insert(*DecideStop(tasks, Chain({kSpreadZones}), random).task_id);
  }
  EXPECT_EQ(stopped, (std::set<std::string>{"t1", "t2"}));
}

TEST_F(ScaleIn, BinpackEmptiesTheInstanceThatWouldHaveMostLeft) {
  const std::vector<ServiceTask> tasks{On("t1", a1_), On("t2", b1_), On("t3", a2_)};
  const StopDecision decision = DecideStop(tasks, Chain({{"binpack", "memory"}}), {});
  EXPECT_EQ(decision.task_id, "t3");
  EXPECT_EQ(decision.reason, "binpack:memory=1000");
}

TEST_F(ScaleIn, BinpackCountsWhatTheTaskItselfGivesBack) {
  ServiceTask big = On("big", b1_);
  big.uses.memory_mib = 800;
  EXPECT_EQ(
      DecideStop(std::vector{On("small", a2_), big}, Chain({{"binpack", "memory"}}), {}).task_id,
      "big");
}

TEST_F(ScaleIn, StrategiesChainAsInPlacement) {
  const std::vector<ServiceTask> tasks{On("t1", a1_), On("t2", a2_), On("t3", b1_)};
  const StopDecision decision = DecideStop(tasks, Chain({kSpreadZones, {"binpack", "memory"}}), {});
  EXPECT_EQ(decision.task_id, "t2");
  EXPECT_EQ(decision.reason, "spread:attribute:ecs.availability-zone=a(2) binpack:memory=1000");
}

TEST_F(ScaleIn, RandomTakesAny) {
  const std::vector<ServiceTask> tasks{On("t2", a1_), On("t1", b1_), On("t3", a2_)};
  const Random last = [](uint64_t below) { return below - 1; };
  const StopDecision decision = DecideStop(tasks, Chain({{"random", ""}}), last);
  EXPECT_EQ(decision.task_id, "t3");
  EXPECT_EQ(decision.reason, "random:3/3");
}

TEST_F(ScaleIn, ProtectedTasksStayButWeighInTheBalance) {
  const std::vector<ServiceTask> tasks{On("t1", a1_, true), On("t2", a2_, true), On("t3", a2_),
                                       On("t4", b1_), On("t5", b1_)};
  EXPECT_EQ(DecideStop(tasks, Chain({kSpreadZones}), {}).task_id, "t3");
  const std::vector<ServiceTask> safe{On("t1", a1_, true)};
  const StopDecision none = DecideStop(safe, {}, {});
  EXPECT_EQ(none.task_id, std::nullopt);
  EXPECT_EQ(none.reason, "all tasks protected");
  EXPECT_EQ(DecideStop({}, {}, {}).reason, "no tasks");
}

TEST_F(ScaleIn, ATaskThatStillWaitsForAnInstanceGoesFirst) {
  const std::vector<ServiceTask> tasks{On("t1", a1_), ServiceTask{.id = "t2"}};
  const StopDecision decision = DecideStop(tasks, {}, {});
  EXPECT_EQ(decision.task_id, "t2");
  EXPECT_EQ(decision.reason, "waiting for an instance");
}

TEST_F(ScaleIn, StoppingOneByOneKeepsTheZonesWithinOne) {
  std::vector<ServiceTask> tasks;
  for (int i = 0; i < 6; ++i) tasks.push_back(On("a" + std::to_string(i), i % 2 ? a1_ : a2_));
  for (int i = 0; i < 3; ++i) tasks.push_back(On("b" + std::to_string(i), b1_));
  Chance chance(1);
  while (tasks.size() > 2) {
    const StopDecision decision = DecideStop(tasks, Chain({kSpreadZones}), chance.random());
    std::erase_if(tasks, [&](const ServiceTask& task) { return task.id == decision.task_id; });
    int difference = 0;
    for (const ServiceTask& task : tasks) difference += task.instance == &b1_ ? -1 : 1;
    if (tasks.size() <= 6) {
      EXPECT_LE(std::abs(difference), 1);
    }
  }
}

}  // namespace
}  // namespace wt::laws::placement
