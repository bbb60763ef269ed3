// Placements per second: the index beside the naive law, on the same clusters in the same run.
// items_per_second is placements; each is decided, applied, and one older task ends.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "emulator/laws/placement/placement_index.h"

namespace wt::laws::placement {
namespace {

class Chance {
 public:
  uint64_t Below(uint64_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % bound;
  }

 private:
  uint64_t state_ = 1;
};

// What an ECS-optimized instance registers with: some thirty capabilities beside its own facts.
std::vector<Attribute> AttributesOf(uint64_t number, const std::string& zone) {
  std::vector<Attribute> attributes{{"ecs.availability-zone", zone},
                                    {"ecs.instance-type", "m5.large"},
                                    {"ecs.ami-id", "ami-0123456789abcdef0"},
                                    {"ecs.subnet-id", "subnet-" + zone},
                                    {"ecs.os-type", "linux"},
                                    {"ecs.cpu-architecture", "x86_64"},
                                    {"ecs.awsvpc-trunk-id", "eni-" + std::to_string(number)}};
  for (int version = 17; version <= 44; ++version) {
    attributes.push_back(
        {"com.amazonaws.ecs.capability.docker-remote-api.1." + std::to_string(version),
         std::nullopt});
  }
  return attributes;
}

std::string ServiceName(uint64_t number) { return "service:web-" + std::to_string(number); }

Demand TaskOf(uint64_t service) {
  return {.group = ServiceName(service),
          .uses = {.cpu = 128, .memory_mib = static_cast<int64_t>(256 + 64 * (service % 5))},
          .required_attributes = {
              {"com.amazonaws.ecs.capability.docker-remote-api.1.21", std::nullopt},
              {"com.amazonaws.ecs.capability.docker-remote-api.1.44", std::nullopt}}};
}

// Instances of four sizes in three zones, each filled to some random part with tasks of the
// services, and those tasks in random order, to end one by one.
struct Cluster {
  std::vector<Instance> instances;
  std::vector<std::pair<uint64_t, uint64_t>> tasks;  // Instance, service.
};

Cluster FilledCluster(uint64_t size, uint64_t services, Chance& chance) {
  constexpr int64_t kMemory[] = {3'768, 7'985, 15'770, 31'000};
  Cluster cluster;
  for (uint64_t i = 0; i < size; ++i) {
    const std::string zone = std::string("us-east-1") + static_cast<char>('a' + i % 3);
    const uint64_t kind = chance.Below(4);
    Instance instance{
        .id = "arn:aws:ecs:us-east-1:123456789012:container-instance/default/" +
              std::to_string(10'000'000 + chance.Below(90'000'000)) + std::to_string(100'000 + i),
        .attributes = AttributesOf(i, zone),
        .remaining = {.cpu = int64_t{1024} << kind, .memory_mib = kMemory[kind], .enis = 10}};
    const uint64_t full = chance.Below(8u << kind);
    for (uint64_t task = 0; task < full; ++task) {
      const uint64_t service = chance.Below(services);
      const Demand demand = TaskOf(service);
      if (WhyUnfit(instance, demand, {})) break;
      Take(instance, demand);
      cluster.tasks.emplace_back(i, service);
    }
    cluster.instances.push_back(std::move(instance));
  }
  for (size_t i = cluster.tasks.size(); i > 1; --i) {
    std::swap(cluster.tasks[i - 1], cluster.tasks[chance.Below(i)]);
  }
  return cluster;
}

std::vector<Strategy> Chain(int64_t number) {
  const TypeAndText zones{"spread", "attribute:ecs.availability-zone"};
  const TypeAndText hosts{"spread", "instanceId"};
  const TypeAndText memory{"binpack", "memory"};
  switch (number) {
    case 0:
      return ParseStrategies(std::vector{zones, memory}).value();
    case 1:
      return ParseStrategies(std::vector{zones}).value();
    case 2:
      return ParseStrategies(std::vector{memory}).value();
    case 3:
      return ParseStrategies(std::vector{zones, hosts}).value();
    default:
      return ParseStrategies(std::vector{TypeAndText{"random", ""}}).value();
  }
}

std::string ChainName(int64_t number) {
  constexpr const char* kNames[] = {"spread zone, binpack memory", "spread zone", "binpack memory",
                                    "spread zone, spread instance", "random"};
  return kNames[number];
}

// Arguments: instances, services in turn, chain.
void PlaceByIndex(benchmark::State& state) {
  Chance chance;
  const auto services = static_cast<uint64_t>(state.range(1));
  const Cluster cluster = FilledCluster(static_cast<uint64_t>(state.range(0)), services, chance);
  const std::vector<Strategy> strategies = Chain(state.range(2));
  const Random random = [&](uint64_t below) { return chance.Below(below); };
  std::vector<Demand> demands;
  for (uint64_t i = 0; i < services; ++i) demands.push_back(TaskOf(i));

  PlacementIndex index;
  for (const Instance& instance : cluster.instances) index.Upsert(instance);
  std::vector<std::pair<std::string, uint64_t>> running;
  for (const auto& [instance, service] : cluster.tasks) {
    running.emplace_back(cluster.instances[instance].id, service);
  }
  for (const Demand& demand : demands) {
    benchmark::DoNotOptimize(index.Place(demand, {}, strategies, random));
  }

  uint64_t turn = 0;
  for (auto _ : state) {
    const uint64_t service = turn % services;
    Decision decision = index.Place(demands[service], {}, strategies, random);
    if (!decision.instance_id) return state.SkipWithError("no room");
    index.TakeOn(*decision.instance_id, demands[service]);
    auto& oldest = running[turn % running.size()];
    index.GiveBackOn(oldest.first, demands[oldest.second]);
    oldest = {*std::move(decision.instance_id), service};
    ++turn;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetLabel(ChainName(state.range(2)));
}

void PlaceByNaiveLaw(benchmark::State& state) {
  Chance chance;
  const auto services = static_cast<uint64_t>(state.range(1));
  Cluster cluster = FilledCluster(static_cast<uint64_t>(state.range(0)), services, chance);
  const std::vector<Strategy> strategies = Chain(state.range(2));
  const Random random = [&](uint64_t below) { return chance.Below(below); };
  uint64_t turn = 0;
  for (auto _ : state) {
    const uint64_t service = turn % services;
    const Demand demand = TaskOf(service);
    const Decision decision = Decide(cluster.instances, demand, {}, strategies, random);
    if (!decision.instance_id) return state.SkipWithError("no room");
    auto& oldest = cluster.tasks[turn % cluster.tasks.size()];
    GiveBack(cluster.instances[oldest.first], TaskOf(oldest.second));
    for (uint64_t i = 0; i < cluster.instances.size(); ++i) {
      if (cluster.instances[i].id != *decision.instance_id) continue;
      Take(cluster.instances[i], demand);
      oldest = {i, service};
      break;
    }
    ++turn;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetLabel(ChainName(state.range(2)));
}

BENCHMARK(PlaceByIndex)
    ->ArgNames({"instances", "services", "chain"})
    ->ArgsProduct({{5'000, 50'000}, {1}, {0, 1, 2, 3, 4}})
    ->ArgsProduct({{5'000, 50'000}, {20}, {0, 3}});
BENCHMARK(PlaceByNaiveLaw)
    ->ArgNames({"instances", "services", "chain"})
    ->ArgsProduct({{5'000, 50'000}, {1}, {0, 1, 2}})
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace wt::laws::placement

BENCHMARK_MAIN();
