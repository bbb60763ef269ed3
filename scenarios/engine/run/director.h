#pragma once

// What happens in a run and when: loads along their curves, events, conditions.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/engine/run/rate.h"
#include "scenarios/engine/run/run.h"
#include "scenarios/engine/run/staging.h"
#include "scenarios/engine/workload/workload.h"

namespace wt::scenario {

class Director {
 public:
  Director(const Scenario& scenario, uint64_t seed, Staging& stage, Ledger& ledger,
           Measures& measures, Instant zero);

  // From t = 0 to the end.
  void Go(const RunOptions& options);

  const Timeline& timeline() const { return timeline_; }
  const std::vector<Mark>& marks() const { return marks_; }
  Duration now() const { return now_; }
  Outcome outcome() const { return outcome_; }
  const std::string& problem() const { return problem_; }

 private:
  struct Flow {
    const Load* load = nullptr;
    std::string target;  // As the model of load has it.
    Rate rate;
    sim::Rng arrivals;
    std::vector<double> retried;  // Requests a second that come again, by minute from now.
  };
  struct Plot {
    const Event* event = nullptr;
    std::optional<Duration> due;  // Of a repeated one the next.
    bool over = false;
    std::vector<std::string> faults;  // Under way, by id.
    std::optional<Duration> ends;
    sim::Rng rng;
  };
  Result<void> StartLoads();
  workload::LoadRow RowOf(const Load& load, const workload::Target& target);
  void Steer(Duration until);
  double Beside(Flow& flow, double rate);
  Duration NextStop() const;
  std::optional<Duration> DueOf(const Plot& plot) const;
  std::optional<Duration> Find(const Moment& moment) const;
  void FindDone();
  void Fire(Plot& plot);
  void End(Plot& plot);
  void Perform(Plot& plot, const Action& action);
  void Watch();
  bool Held(const Condition& condition);
  void FireRandom(Plot& plot);
  bool stopped() const { return outcome_ != Outcome::kPassed; }

  const Scenario& scenario_;
  uint64_t seed_;
  Staging& stage_;
  Ledger& ledger_;
  Measures& measures_;
  Instant zero_;
  Duration now_, end_;
  std::vector<std::unique_ptr<Flow>> flows_;
  std::vector<Plot> plots_;
  std::map<const Condition*, Duration> beyond_;  // Those whose metric is, and since when.
  Timeline timeline_;
  std::vector<Mark> marks_;
  Outcome outcome_ = Outcome::kPassed;
  std::string problem_;
};

}  // namespace wt::scenario
