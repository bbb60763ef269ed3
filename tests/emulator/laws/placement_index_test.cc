#include "emulator/laws/placement/placement_index.h"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/emulator/laws/placement_cases.h"

namespace wt::laws::placement {
namespace {

std::string Show(const Decision& decision) {
  return decision.instance_id.value_or("nowhere") + " [" + decision.reason + "] " +
         std::to_string(decision.failures.size()) + " failures";
}

// A cluster twice: as the index sees it, and as the naive law does.
class Twins {
 public:
  explicit Twins(uint64_t seed) : chance_(seed), index_draws_(seed + 1), law_draws_(seed + 1) {}

  void Fill(uint64_t size) {
    for (uint64_t i = 0; i < size; ++i) Put(AnyInstance(chance_, AnyId()));
  }

  // Both must answer the same, to the word and to the draw.
  Decision Place(const Request& request) {
    std::vector<Instance> all;
    for (const auto& [id, instance] : instances_) all.push_back(instance);
    const Decision law =
        Decide(all, request.demand, request.constraints, request.strategies, law_draws_.random());
    const Decision index = index_.Place(request.demand, request.constraints, request.strategies,
                                        index_draws_.random());
    EXPECT_EQ(index, law) << Show(index) << "\n" << Show(law);
    EXPECT_EQ(index_draws_.Below(1'000'000), law_draws_.Below(1'000'000));
    return law;
  }

  void Take(const std::string& id, const Demand& demand) {
    placement::Take(instances_.at(id), demand);
    if (chance_.Below(2) == 0) {
      index_.TakeOn(id, demand);
    } else {
      index_.Upsert(instances_.at(id));
    }
  }

  // Something happens to the cluster that is not a placement.
  void Disturb(const Demand& demand) {
    const std::string id = chance_.Below(2) == 0 ? AnyId() : AnyKnownId();
    const auto known = instances_.find(id);
    switch (chance_.Below(4)) {
      case 0:
        if (known == instances_.end()) return;
        index_.Erase(id);
        instances_.erase(known);
        return;
      case 1:
        if (known == instances_.end() || TasksOf(known->second, demand.group) == 0) return;
        GiveBack(known->second, demand);
        index_.GiveBackOn(id, demand);
        return;
      default:
        Put(AnyInstance(chance_, id));
    }
  }

  Chance& chance() { return chance_; }
  const PlacementIndex& index() const { return index_; }
  const std::map<std::string, Instance>& instances() const { return instances_; }

 private:
  std::string AnyId() { return "i-" + std::to_string(chance_.Below(100'000)); }
  std::string AnyKnownId() {
    if (instances_.empty()) return AnyId();
    const auto steps = static_cast<std::ptrdiff_t>(chance_.Below(instances_.size()));
    return std::next(instances_.begin(), steps)->first;
  }
  void Put(Instance instance) {
    index_.Upsert(instance);
    instances_[instance.id] = std::move(instance);
  }

  Chance chance_;
  Chance index_draws_;
  Chance law_draws_;
  PlacementIndex index_;
  std::map<std::string, Instance> instances_;
};

TEST(PlacementIndex, AgreesWithTheLawOverRandomClusters) {
  int placed = 0;
  int refused = 0;
  for (uint64_t seed = 1; seed <= 2'000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Twins twins(seed);
    twins.Fill(1 + twins.chance().Below(30));
    std::vector<Request> requests;
    for (int i = 0; i < 3; ++i) requests.push_back(AnyRequest(twins.chance()));
    for (int step = 0; step < 30 && !::testing::Test::HasFailure(); ++step) {
      const Request& request = requests[twins.chance().Below(requests.size())];
      const Decision decision = twins.Place(request);
      ++(decision.instance_id ? placed : refused);
      if (decision.instance_id) twins.Take(*decision.instance_id, request.demand);
      if (twins.chance().Below(3) == 0) twins.Disturb(request.demand);
    }
    ASSERT_EQ(twins.index().size(), twins.instances().size());
  }
  // Neither outcome is rare, or the test would say little.
  EXPECT_GT(placed, 10'000);
  EXPECT_GT(refused, 5'000);
}

TEST(PlacementIndex, AgreesWithTheLawOverABigClusterUntilItIsFull) {
  Twins twins(7);
  twins.Fill(600);
  Request request;
  request.demand = Task("service:web", 256);
  request.demand.uses.cpu = 128;
  request.strategies =
      ParseStrategies(std::vector<TypeAndText>{{"spread", "attribute:ecs.availability-zone"},
                                               {"binpack", "memory"}})
          .value();
  int placed = 0;
  while (!::testing::Test::HasFailure()) {
    const Decision decision = twins.Place(request);
    if (!decision.instance_id) break;
    ++placed;
    twins.Take(*decision.instance_id, request.demand);
  }
  EXPECT_GT(placed, 1'000);
}

TEST(PlacementIndex, WithoutChanceTheLowestIdWinsOverAllZones) {
  PlacementIndex index;
  index.Upsert(Host("i3", "a", 500));
  index.Upsert(Host("i1", "b", 500));
  index.Upsert(Host("i2", "a", 500));
  const Demand demand = Task("service:web", 1);
  EXPECT_EQ(index.Place(demand, {}, {}, {}).instance_id, "i1");
  index.Erase("i1");
  EXPECT_EQ(index.Place(demand, {}, {}, {}).instance_id, "i2");
}

TEST(PlacementIndex, KeepsTheOrderOfIdsWhenGapsAreUsedUp) {
  // Each id falls just before the one before it, which halves the same gap again and again.
  PlacementIndex index;
  const Demand demand = Task("family:batch", 1);
  index.Upsert(Host("a", "a", 500));
  for (int i = 0; i < 200; ++i) {
    std::string id(static_cast<size_t>(200 - i), 'b');
    index.Upsert(Host("a" + id, "a", 500));
    ASSERT_EQ(index.Place(demand, {}, {}, {}).instance_id, "a");
    const Random last = [](uint64_t below) { return below - 1; };
    ASSERT_EQ(index.Place(demand, {}, {}, last).instance_id, "a" + std::string(200, 'b'));
    const Random second = [](uint64_t) { return uint64_t{1}; };
    ASSERT_EQ(index.Place(demand, {}, {}, second).instance_id, "a" + id);
  }
}

TEST(PlacementIndex, MoreKindsOfRequestThanItRemembersStillAgree) {
  Twins twins(3);
  twins.Fill(40);
  for (int round = 0; round < 3 && !::testing::Test::HasFailure(); ++round) {
    for (int i = 0; i < 600 && !::testing::Test::HasFailure(); ++i) {
      Request request;
      request.demand = Task("service:s" + std::to_string(i), 1);
      const Decision decision = twins.Place(request);
      if (decision.instance_id && i % 7 == 0) twins.Take(*decision.instance_id, request.demand);
    }
  }
}

TEST(PlacementIndex, ARequestThatWaitedLongSeesAllThatChanged) {
  PlacementIndex index;
  for (int i = 0; i < 3; ++i) index.Upsert(Host("i" + std::to_string(i), "a", 500));
  const Demand seldom = Task("service:seldom", 300);
  EXPECT_EQ(index.Place(seldom, {}, {}, {}).instance_id, "i0");
  for (int i = 0; i < 5'000; ++i) index.Upsert(Host("i0", "a", i % 250));
  EXPECT_EQ(index.Place(seldom, {}, {}, {}).instance_id, "i1");
}

TEST(PlacementIndex, ShowsWhatItHolds) {
  PlacementIndex index;
  index.Upsert(Host("i1", "a", 500));
  const Demand demand = Task("service:web", 100);
  index.TakeOn("i1", demand);
  ASSERT_NE(index.Find("i1"), nullptr);
  EXPECT_EQ(index.Find("i1")->remaining.memory_mib, 400);
  index.GiveBackOn("i1", demand);
  EXPECT_EQ(*index.Find("i1"), Host("i1", "a", 500));
  index.Erase("i1");
  index.Erase("i1");
  EXPECT_EQ(index.Find("i1"), nullptr);
  EXPECT_EQ(index.Place(demand, {}, {}, {}).reason, "NO ACTIVE INSTANCES");
}

}  // namespace
}  // namespace wt::laws::placement
