#include "emulator/laws/placement/placement.h"

#include <algorithm>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/emulator/laws/placement_cases.h"

namespace wt::laws::placement {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Random kNoChance;

std::vector<Strategy> Chain(std::initializer_list<TypeAndText> given) {
  return ParseStrategies(std::vector<TypeAndText>(given)).value();
}
std::vector<Constraint> Bound(std::initializer_list<TypeAndText> given) {
  return ParseConstraints(std::vector<TypeAndText>(given)).value();
}

const TypeAndText kSpreadZones{"spread", "attribute:ecs.availability-zone"};
const TypeAndText kBinpackMemory{"binpack", "memory"};

Decision Ask(const std::vector<Instance>& instances, const Demand& demand,
             const std::vector<Strategy>& strategies = {},
             const std::vector<Constraint>& constraints = {}, const Random& random = kNoChance) {
  return Decide(instances, demand, constraints, strategies, random);
}

// The ids of `count` tasks placed one after the other.
std::vector<std::string> PlaceMany(std::vector<Instance>& instances, const Demand& demand,
                                   const std::vector<Strategy>& strategies, int count,
                                   const std::vector<Constraint>& constraints = {}) {
  std::vector<std::string> ids;
  for (int i = 0; i < count; ++i) {
    const Decision decision = Ask(instances, demand, strategies, constraints);
    if (!decision.instance_id) break;
    ids.push_back(*decision.instance_id);
    for (Instance& instance : instances) {
      if (instance.id == ids.back()) Take(instance, demand);
    }
  }
  return ids;
}

TEST(Placement, BinpackTakesTheLeastThatStillFits) {  // D3
  const std::vector<Instance> instances{Host("i1", "a", 4000), Host("i2", "a", 1500),
                                        Host("i3", "a", 900)};
  const Decision decision = Ask(instances, Task("service:web", 1000), Chain({kBinpackMemory}));
  EXPECT_EQ(decision.instance_id, "i2");
  EXPECT_EQ(decision.reason, "binpack:memory=1500");
}

TEST(Placement, SpreadComesBeforeBinpackInsideTheZone) {  // D5
  const std::vector<Instance> instances{Host("i1", "a", 3000, {{"service:web", 2}}),
                                        Host("i2", "b", 2000, {{"service:web", 1}}),
                                        Host("i3", "b", 1200)};
  const Decision decision =
      Ask(instances, Task("service:web", 1000), Chain({kSpreadZones, kBinpackMemory}));
  EXPECT_EQ(decision.instance_id, "i3");
  EXPECT_EQ(decision.reason, "spread:attribute:ecs.availability-zone=b(1) binpack:memory=1200");
}

TEST(Placement, ZonesThatTieStayTogetherForTheNextStrategy) {
  const std::vector<Instance> instances{Host("i1", "a", 3000), Host("i2", "b", 2000),
                                        Host("i3", "c", 1500, {{"service:web", 1}})};
  const Decision decision =
      Ask(instances, Task("service:web", 1000), Chain({kSpreadZones, kBinpackMemory}));
  EXPECT_EQ(decision.instance_id, "i2");
}

TEST(Placement, AServiceWithoutStrategySpreadsOverZonesThenInstances) {  // D9
  std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "a", 9000),
                                  Host("i3", "b", 9000), Host("i4", "c", 9000)};
  EXPECT_THAT(PlaceMany(instances, Task("service:web", 100), {}, 7),
              ElementsAre("i1", "i3", "i4", "i2", "i3", "i4", "i1"));
}

TEST(Placement, ATaskWithoutStrategyGoesAnywhere) {
  const std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "a", 1),
                                        Host("i3", "b", 9000)};
  uint64_t asked = 0;
  const Random last = [&](uint64_t below) { return asked = below, below - 1; };
  const Decision decision = Ask(instances, Task("family:batch", 100), {}, {}, last);
  EXPECT_EQ(decision.instance_id, "i3");
  EXPECT_EQ(decision.reason, "random:2/2");
  EXPECT_EQ(asked, 2u);
}

TEST(Placement, SpreadCountsTheGroupOnFullAndDrainingInstancesToo) {
  std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "a", 0, {{"service:web", 1}}),
                                  Host("i3", "b", 9000), Host("i4", "b", 0)};
  EXPECT_EQ(Ask(instances, Task("service:web", 100), Chain({kSpreadZones})).instance_id, "i3");
  instances[3].active = false;
  instances[3].task_groups = {{"service:web", 2}};
  EXPECT_EQ(Ask(instances, Task("service:web", 100), Chain({kSpreadZones})).instance_id, "i1");
}

TEST(Placement, SpreadCountsOnlyItsOwnGroup) {
  const std::vector<Instance> instances{Host("i1", "a", 9000, {{"service:web", 1}}),
                                        Host("i2", "b", 9000, {{"service:api", 9}})};
  const auto chain = Chain({{"spread", "host"}});
  const Decision decision = Ask(instances, Task("service:web", 100), chain);
  EXPECT_EQ(decision.instance_id, "i2");
  EXPECT_EQ(decision.reason, "spread:instanceId=i2(0)");
}

TEST(Placement, ASecondSpreadCountsInsideThePlacesOfTheFirst) {
  std::vector<Instance> instances{Host("i1", "a", 9000, {{"service:web", 1}}),
                                  Host("i2", "a", 9000),
                                  Host("i3", "b", 9000, {{"service:web", 3}})};
  instances[0].attributes.push_back({"rack", "r1"});
  instances[1].attributes.push_back({"rack", "r2"});
  instances[2].attributes.push_back({"rack", "r2"});
  const Decision decision =
      Ask(instances, Task("service:web", 1), Chain({kSpreadZones, {"spread", "attribute:rack"}}));
  EXPECT_EQ(decision.instance_id, "i2");  // r2 holds three tasks, but none of them in a.
  EXPECT_THAT(decision.reason, HasSubstr("spread:attribute:rack=r2(0)"));
}

TEST(Placement, InstancesWithoutTheAttributeArePlacesOfOneName) {
  const std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "b", 9000)};
  const Decision decision =
      Ask(instances, Task("service:web", 1), Chain({{"spread", "attribute:rack"}}));
  EXPECT_EQ(decision.reason, "spread:attribute:rack=(none)(0) tie:1/2");
}

TEST(Placement, ChanceDecidesAmongEqualsByPlaceThenId) {
  const std::vector<Instance> instances{Host("i1", "b", 500), Host("i2", "a", 500),
                                        Host("i3", "a", 900), Host("i4", "a", 500)};
  const auto chain = Chain({kSpreadZones, kBinpackMemory});
  std::vector<std::string> by_draw;
  for (uint64_t draw = 0; draw < 3; ++draw) {
    const Random random = [&](uint64_t below) {
      EXPECT_EQ(below, 3u);
      return draw;
    };
    by_draw.push_back(*Ask(instances, Task("service:web", 1), chain, {}, random).instance_id);
  }
  EXPECT_THAT(by_draw, ElementsAre("i2", "i4", "i1"));
  EXPECT_EQ(Ask(instances, Task("service:web", 1), chain).instance_id, "i1");
}

TEST(Placement, StaticHostPortsAllowOneTaskPerInstance) {  // C12
  std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "a", 9000),
                                  Host("i3", "b", 9000)};
  Demand task = Task("family:web", 100);
  task.tcp_ports = {80};
  EXPECT_EQ(PlaceMany(instances, task, {}, 5).size(), 3u);
  const Decision refused = Ask(instances, task);
  EXPECT_THAT(refused.failures,
              ElementsAre(Failure{"i1", Unfit::kPorts}, Failure{"i2", Unfit::kPorts},
                          Failure{"i3", Unfit::kPorts}));
  EXPECT_EQ(refused.reason, "RESOURCE:PORTS(3)");
  task.tcp_ports.clear();
  task.udp_ports = {80};
  EXPECT_TRUE(Ask(instances, task).instance_id);
}

TEST(Placement, AnInstanceReservesAtMostAHundredPorts) {
  Instance host = Host("i1", "a", 9000);
  for (uint16_t port = 1; port <= 99; ++port) host.tcp_ports_used.push_back(port);
  Demand task = Task("family:web", 1);
  task.udp_ports = {500};
  EXPECT_EQ(WhyUnfit(host, task, {}), std::nullopt);
  task.tcp_ports = {501};
  EXPECT_EQ(WhyUnfit(host, task, {}), Unfit::kPorts);
}

TEST(Placement, OneCopyFitsWhereMemoryIsForOne) {  // C8
  std::vector<Instance> instances{Host("i1", "a", 1024), Host("i2", "a", 1024)};
  EXPECT_THAT(PlaceMany(instances, Task("service:web", 1000), {}, 5), ElementsAre("i1", "i2"));
}

TEST(Placement, AnInstanceOutsideTheSubnetsZonesIsNoCandidate) {  // D13
  const std::vector<Instance> instances{Host("i1", "c", 9000)};
  Demand task = Task("service:web", 100);
  task.zones = {"a", "b"};
  EXPECT_THAT(Ask(instances, task).failures, ElementsAre(Failure{"i1", Unfit::kLocation}));
}

struct UnfitCase {
  Unfit unfit;
  std::string_view text;
  std::function<void(Instance&, Demand&, std::vector<Constraint>&)> spoil;
};

TEST(Placement, EveryCheckHasItsReason) {
  const std::vector<UnfitCase> cases{
      {Unfit::kInactive, "INACTIVE", [](auto& i, auto&, auto&) { i.active = false; }},
      {Unfit::kAgent, "AGENT", [](auto& i, auto&, auto&) { i.agent_connected = false; }},
      {Unfit::kAttribute, "ATTRIBUTE",
       [](auto&, auto& d, auto&) {
         d.required_attributes = {{"ssd", std::nullopt}};
       }},
      {Unfit::kLocation, "LOCATION", [](auto&, auto& d, auto&) { d.zones = {"z"}; }},
      {Unfit::kCpu, "RESOURCE:CPU", [](auto&, auto& d, auto&) { d.uses.cpu = 5000; }},
      {Unfit::kMemory, "RESOURCE:MEMORY",
       [](auto& i, auto&, auto&) { i.remaining.memory_mib = 99; }},
      {Unfit::kGpu, "RESOURCE:GPU", [](auto&, auto& d, auto&) { d.uses.gpus = 1; }},
      {Unfit::kPorts, "RESOURCE:PORTS",
       [](auto& i, auto& d, auto&) { i.tcp_ports_used = d.tcp_ports = {22}; }},
      {Unfit::kEni, "RESOURCE:ENI", [](auto&, auto& d, auto&) { d.uses.enis = 3; }},
      {Unfit::kDistinctInstance, "DistinctInstance placement constraint unsatisfied.",
       [](auto& i, auto&, auto& c) {
         i.task_groups = {{"service:web", 1}};
         c = Bound({{"distinctInstance", ""}});
       }},
      {Unfit::kMemberOf, "MemberOf placement constraint unsatisfied.",
       [](auto&, auto&, auto& c) {
         c = Bound({{"memberOf", "attribute:ssd exists"}});
       }},
  };
  for (const UnfitCase& one : cases) {
    Instance instance = Host("i1", "a", 1000);
    Demand demand = Task("service:web", 100);
    std::vector<Constraint> constraints;
    EXPECT_EQ(WhyUnfit(instance, demand, constraints), std::nullopt);
    one.spoil(instance, demand, constraints);
    EXPECT_EQ(WhyUnfit(instance, demand, constraints), one.unfit);
    EXPECT_EQ(ReasonText(one.unfit), one.text);
  }
}

TEST(Placement, ARequiredAttributeMayAskForItsValue) {
  Instance host = Host("i1", "a", 1000);
  host.attributes.push_back({"disk", "ssd"});
  Demand task = Task("family:x", 1);
  task.required_attributes = {{"disk", std::nullopt}};
  EXPECT_EQ(WhyUnfit(host, task, {}), std::nullopt);
  task.required_attributes = {{"disk", "ssd"}};
  EXPECT_EQ(WhyUnfit(host, task, {}), std::nullopt);
  task.required_attributes = {{"disk", "hdd"}};
  EXPECT_EQ(WhyUnfit(host, task, {}), Unfit::kAttribute);
}

TEST(Placement, DistinctInstanceCountsTheGroupAndMemberOfAllOfThem) {
  std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "b", 9000),
                                  Host("i3", "c", 9000)};
  const auto constraints =
      Bound({{"distinctInstance", ""}, {"memberOf", "attribute:ecs.availability-zone in [a, b]"}});
  EXPECT_THAT(PlaceMany(instances, Task("service:web", 1), {}, 5, constraints),
              ElementsAre("i1", "i2"));
  const Decision refused = Ask(instances, Task("service:web", 1), {}, constraints);
  EXPECT_EQ(refused.reason,
            "DistinctInstance placement constraint unsatisfied.(2) "
            "MemberOf placement constraint unsatisfied.(1)");
  ASSERT_NE(ClosestMatch(refused), nullptr);
  EXPECT_EQ(ClosestMatch(refused)->instance_id, "i3");
  EXPECT_TRUE(Ask(instances, Task("service:api", 1), {}, constraints).instance_id);
}

TEST(Placement, InstancesThatAreNotActiveGiveNoFailure) {
  std::vector<Instance> instances{Host("i1", "a", 9000), Host("i2", "a", 9000)};
  instances[0].active = false;
  instances[1].agent_connected = false;
  EXPECT_THAT(Ask(instances, Task("family:x", 1)).failures,
              ElementsAre(Failure{"i2", Unfit::kAgent}));
  instances.pop_back();
  const Decision none = Ask(instances, Task("family:x", 1));
  EXPECT_THAT(none.failures, IsEmpty());
  EXPECT_EQ(none.reason, "NO ACTIVE INSTANCES");
  EXPECT_EQ(ClosestMatch(none), nullptr);
}

TEST(Placement, TakingAndGivingBackLeavesTheInstanceAsItWas) {
  const Instance before = Host("i1", "a", 1000, {{"service:api", 1}});
  Demand task = Task("service:web", 100);
  task.uses = {.cpu = 10, .memory_mib = 100, .gpus = 0, .enis = 1};
  task.tcp_ports = {80};
  task.udp_ports = {53};
  Instance after = before;
  Take(after, task);
  EXPECT_EQ(after.remaining.memory_mib, 900);
  EXPECT_EQ(after.remaining.enis, before.remaining.enis - 1);
  EXPECT_EQ(TasksOf(after, "service:web"), 1);
  GiveBack(after, task);
  EXPECT_EQ(after, before);
}

TEST(Placement, RequestsSpellStrategiesInAnyCase) {
  EXPECT_THAT(Chain({{"Spread", "HOST"}, {"binPack", "MEMORY"}, {"spread", "Attribute:Rack"}}),
              ElementsAre(Strategy{Strategy::Type::kSpreadInstance, ""},
                          Strategy{Strategy::Type::kBinpackMemory, ""},
                          Strategy{Strategy::Type::kSpreadAttribute, "Rack"}));
}

TEST(Placement, RefusesRequestsThatMakeNoSense) {
  const auto strategy = [](std::string_view type, std::string_view field) {
    return ParseStrategies(std::vector<TypeAndText>{{type, field}}).error();
  };
  EXPECT_EQ(strategy("pack", "cpu").code, "InvalidParameterException");
  EXPECT_THAT(strategy("pack", "cpu").message, HasSubstr("not 'pack'"));
  EXPECT_THAT(strategy("spread", "cpu").message, HasSubstr("not 'cpu'"));
  EXPECT_THAT(strategy("spread", "attribute:").message, HasSubstr("not 'attribute:'"));
  EXPECT_THAT(strategy("binpack", "host").message, HasSubstr("cpu or memory"));
  EXPECT_THAT(strategy("random", "cpu").message, HasSubstr("no field"));
  EXPECT_FALSE(ParseStrategies(std::vector<TypeAndText>(6, {"random", ""})).ok());
  EXPECT_TRUE(ParseStrategies(std::vector<TypeAndText>(5, {"random", ""})).ok());

  const auto constraint = [](std::string_view type, std::string_view expression) {
    return ParseConstraints(std::vector<TypeAndText>{{type, expression}}).error().message;
  };
  EXPECT_THAT(constraint("distinctInstance", "a"), HasSubstr("no expression"));
  EXPECT_THAT(constraint("memberOf", ""), HasSubstr("expected a subject"));
  EXPECT_THAT(constraint("nearBy", ""), HasSubstr("not 'nearBy'"));
  EXPECT_FALSE(ParseConstraints(std::vector<TypeAndText>(11, {"distinctInstance", ""})).ok());
}

// Whatever the cluster and the request, the law fills nothing beyond its size, and it refuses only
// when no instance fits.
TEST(PlacementProperty, NeverOverCommitsAndNeverRefusesWhatFits) {
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    std::vector<Instance> instances = AnyCluster(chance, 1 + chance.Below(12));
    const Request request = AnyRequest(chance);
    for (int i = 0; i < 40; ++i) {
      const Decision decision = Decide(instances, request.demand, request.constraints,
                                       request.strategies, chance.random());
      const bool fits = std::any_of(instances.begin(), instances.end(), [&](const Instance& host) {
        return !WhyUnfit(host, request.demand, request.constraints);
      });
      ASSERT_EQ(decision.instance_id.has_value(), fits);
      if (!fits) break;
      const auto host = std::find_if(instances.begin(), instances.end(), [&](const Instance& one) {
        return one.id == *decision.instance_id;
      });
      Take(*host, request.demand);
      ASSERT_GE(host->remaining.cpu, 0);
      ASSERT_GE(host->remaining.memory_mib, 0);
      ASSERT_GE(host->remaining.gpus, 0);
      ASSERT_GE(host->remaining.enis, 0);
      std::sort(host->tcp_ports_used.begin(), host->tcp_ports_used.end());
      ASSERT_EQ(std::adjacent_find(host->tcp_ports_used.begin(), host->tcp_ports_used.end()),
                host->tcp_ports_used.end());
    }
  }
}

TEST(PlacementProperty, SpreadKeepsZonesWithinOneWhereThereIsRoom) {
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    std::vector<Instance> instances;
    const uint64_t hosts = 3 + chance.Below(12);
    for (uint64_t i = 0; i < hosts; ++i) {
      const std::string zone(1, static_cast<char>('a' + i % 3));
      instances.push_back(Host("i" + std::to_string(i), zone, 100'000));
    }
    const auto chain =
        chance.Below(2) ? Chain({kSpreadZones}) : Chain({kSpreadZones, kBinpackMemory});
    std::map<std::string, int> tasks{{"a", 0}, {"b", 0}, {"c", 0}};
    for (int i = 0; i < 50; ++i) {
      const Demand demand = Task("service:web", static_cast<int64_t>(1 + chance.Below(500)));
      const Decision decision = Decide(instances, demand, {}, chain, chance.random());
      for (Instance& instance : instances) {
        if (instance.id != decision.instance_id) continue;
        Take(instance, demand);
        ++tasks[std::string(*AttributeOf(instance, "ecs.availability-zone"))];
      }
      const auto [least, most] = std::minmax({tasks["a"], tasks["b"], tasks["c"]});
      ASSERT_LE(most - least, 1);
    }
  }
}

TEST(PlacementProperty, BinpackPicksTheLeastRemainingThatFits) {
  for (uint64_t seed = 1; seed <= 2000; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const std::vector<Instance> instances = AnyCluster(chance, 20);
    const Demand demand = Task("service:web", static_cast<int64_t>(chance.Below(3000)));
    const Decision decision =
        Decide(instances, demand, {}, Chain({kBinpackMemory}), chance.random());
    int64_t least = INT64_MAX;
    for (const Instance& host : instances) {
      if (!WhyUnfit(host, demand, {})) least = std::min(least, host.remaining.memory_mib);
    }
    if (!decision.instance_id) {
      EXPECT_EQ(least, INT64_MAX);
      continue;
    }
    for (const Instance& host : instances) {
      if (host.id == decision.instance_id) {
        EXPECT_EQ(host.remaining.memory_mib, least);
      }
    }
  }
}

}  // namespace
}  // namespace wt::laws::placement
