// A day of the closed loop: the seed stack under a diurnal load, with all its metrics and alarms
// each minute.

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "emulator/base/check.h"
#include "emulator/world/page.h"
#include "emulator/world/world.h"
#include "scenarios/engine/workload/workload.h"
#include "services/install.h"
#include "tests/bench/client.h"
#include "tests/support/seed_stack.h"

namespace wt {
namespace {

using Json = nlohmann::ordered_json;

void Prepare(World& world) {
  services::Install(world);
  workload::Install(world);
  WT_CHECK(world.Open("").ok());
  MakeSeedStack(Client(world));
  world.RunUntil(world.now() + Minutes(15));
}

void SetLoad(World& world, const std::string& rate) {
  const wire::HttpRequest request{
      "PUT", "/_windtunnel/load/web", {}, Json{{"rate", rate}, {"cpu", "15ms"}}.dump()};
  std::optional<wire::HttpResponse> answer;
  world.RunTurn("control", [&](Turn& turn) {
    turn.Publish(PageAsked{"load/web", request, answer});
  });
  WT_CHECK(answer && answer->status == 200);
}

void ADayOfTheSeedStack(benchmark::State& state) {
  double rows = 0, entries = 0, tasks = 0;
  for (auto _ : state) {
    state.PauseTiming();
    World world{WorldOptions{}};
    Prepare(world);
    SetLoad(world, "diurnal(150/s, 330/s, 20)");
    state.ResumeTiming();
    world.RunUntil(world.now() + Hours(24));
    state.PauseTiming();
    const Json seen = Client(world)("ecs.DescribeServices",
                                    {{"cluster", "main"}, {"services", Json::array({"web"})}});
    tasks = seen["services"][0]["runningCount"];
    WT_CHECK(tasks > 4);
    rows = 0;
    for (const auto& table : world.store().tables()) {
      if (table->name() == "cloudwatch_metric_datapoint") rows = static_cast<double>(table->size());
    }
    entries = static_cast<double>(world.newest_entry());
    state.ResumeTiming();
  }
  state.counters["datapoints"] = rows;
  state.counters["journal"] = entries;
  state.counters["tasks"] = tasks;
}

BENCHMARK(ADayOfTheSeedStack)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace wt

BENCHMARK_MAIN();
