// The hold model: with so many events pending, the first is taken and set again a random time
// later. Beside it the queue that one would write first, a std::priority_queue of closures.

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "emulator/sim/simulation.h"

namespace wt::sim {
namespace {

constexpr uint64_t kDelayMicrosMax = 1 << 20;

class Chance {
 public:
  int64_t Delay() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int64_t>(1 + (state_ >> 33) % kDelayMicrosMax);
  }

 private:
  uint64_t state_ = 1;
};

// The kernel as the world uses it: a timer has a controller, a key and a cause, and is found again
// by controller and key.
void HoldKernel(benchmark::State& state) {
  Simulation simulation(1, Instant{0});
  Chance chance;
  Timers& timers = simulation.timers();
  simulation.SetDispatch([&](const Timer& timer) {
    timers.WakeAt(timer.controller, timer.key, Instant{simulation.now().micros + chance.Delay()},
                  TimerKind::kPeriodic, timer.cause);
  });
  for (int64_t i = 0; i < state.range(0); ++i) {
    timers.WakeAt(static_cast<ControllerId>(i % 16), "i-" + std::to_string(i),
                  Instant{chance.Delay()}, TimerKind::kPeriodic, i);
  }
  for (auto _ : state) simulation.Step();
  state.SetItemsProcessed(state.iterations());
}

struct Event {
  int64_t due;
  uint64_t sequence;
  std::function<void()> run;

  bool operator<(const Event& other) const {
    return due != other.due ? due > other.due : sequence > other.sequence;
  }
};

void HoldClosures(benchmark::State& state) {
  std::priority_queue<Event> queue;
  Chance chance;
  int64_t now = 0;
  uint64_t sequence = 0;
  std::function<void(int64_t, std::string, int64_t)> wake = [&](int64_t controller, std::string key,
                                                                int64_t cause) {
    queue.push({now + chance.Delay(), sequence++,
                [&wake, controller, key, cause] { wake(controller, key, cause); }});
  };
  for (int64_t i = 0; i < state.range(0); ++i) wake(i % 16, "i-" + std::to_string(i), i);
  for (auto _ : state) {
    const Event event = queue.top();
    queue.pop();
    now = event.due;
    event.run();
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(HoldKernel)->ArgName("pending")->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(HoldClosures)->ArgName("pending")->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

}  // namespace
}  // namespace wt::sim

BENCHMARK_MAIN();
