#pragma once

// One run of a scenario: a world of its own, the stack's calls, load, events, verdicts.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "emulator/world/world.h"
#include "scenarios/engine/file/scenario.h"
#include "scenarios/engine/run/judge.h"
#include "scenarios/engine/run/ledger.h"
#include "scenarios/engine/run/marks.h"
#include "scenarios/engine/run/measures.h"
#include "scenarios/engine/run/traffic.h"

namespace wt::scenario {

struct RunOptions {
  std::optional<uint64_t> seed;  // Else the scenario's.
  // Called about once a virtual hour.
  std::function<void(Duration now, Duration length)> progress;
};

enum class Outcome {
  kPassed,
  kFailed,   // An expectation did not hold.
  kBroken,   // A call of the stack or of an event was refused, or set-up took too long.
  kAborted,  // By a stop condition.
};

// A call of the stack or of an event, as it was made.
struct MadeCall {
  Duration at;
  std::string by;  // "stack", or the event.
  std::string service, operation;
  Json parameters, answer;
  std::string error;  // "Code: message", or empty.
};

struct RunResult {
  Outcome outcome = Outcome::kPassed;
  std::string problem;  // Where it is broken or aborted.
  std::shared_ptr<const Scenario> scenario;
  uint64_t seed = 1;
  std::string digest;
  Duration set_up;  // How long the stack took to be steady.
  Duration length;  // How long it ran from t = 0.
  std::vector<Verdict> verdicts;
  Timeline timeline;
  std::vector<Mark> marks;
  std::vector<MadeCall> calls;
  std::vector<std::string> notices;
  // What the figures come from, for outputs.
  std::unique_ptr<World> world;
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<Traffic> traffic;
  std::unique_ptr<Measures> measures;

  int64_t held() const;
};

RunResult Run(const Scenario& scenario, const RunOptions& options = {});

}  // namespace wt::scenario
