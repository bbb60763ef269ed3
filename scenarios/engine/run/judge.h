#pragma once

// Whether a run was as it was expected to be.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/engine/file/scenario.h"
#include "scenarios/engine/run/marks.h"
#include "scenarios/engine/run/measures.h"

namespace wt::scenario {

// When the events of a scenario came, as far as they did.
struct EventTimes {
  std::optional<Duration> start, end, done;
};
using Timeline = std::map<std::string, EventTimes>;
std::optional<Duration> MomentIn(const Timeline& timeline, const Moment& moment, Duration length);

struct Verdict {
  std::string name;
  bool ok = false;
  double value = kNothing;      // What was measured, in the canonical unit.
  std::string measured, bound;  // "p99, 99% of minutes: 214ms", "< 300ms"
  std::string detail;           // "broken for 14m32s"
  std::optional<Duration> at;   // Where it broke first.
  std::vector<Mark> before;     // The three control-plane events before that.
};

class Judge {
 public:
  Judge(const Scenario& scenario, const Measures& measures, Timeline timeline)
      : scenario_(scenario), measures_(measures), timeline_(std::move(timeline)) {}

  Verdict Of(const Expectation& expectation) const;
  // What came before those broke that do not hold.
  void Explain(std::vector<Verdict>& verdicts) const;
  // How long it was broken in its window.
  Duration BrokenTime(const Expectation& expectation) const;
  // 1 where it holds, 0 where it does not.
  Result<Line> Truth(const Predicate& predicate, Duration step) const;

 private:
  using Stretches = std::vector<std::pair<Duration, Duration>>;
  struct Breaks {
    Duration total;
    std::optional<Duration> first, last_end;
    double worst = kNothing, best = kNothing;
  };

  Result<Stretches> WindowOf(const Window& window) const;
  Verdict OfMetric(const Expectation& it) const;
  Verdict OfRecover(const Expectation& it) const;
  Verdict OfPredicate(const Expectation& it) const;
  Verdict OfHappens(const Expectation& it) const;
  void JudgeWhole(const Expectation& it, const Stretches& window, Verdict& verdict) const;
  void JudgeLine(const Expectation& it, const Stretches& window, const Line& line,
                 Verdict& verdict) const;
  void JudgeShare(const Expectation& it, const Stretches& window, const Line& line,
                  Verdict& verdict) const;
  Breaks BreaksOf(const Expectation& it, const Stretches& window, const Line& line) const;
  Duration StepOf(const Expectation& it) const;

  const Scenario& scenario_;
  const Measures& measures_;
  Timeline timeline_;
};

bool Within(const Bounds& bounds, double value);
std::string BoundText(const Bounds& bounds);

}  // namespace wt::scenario
