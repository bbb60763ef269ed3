#pragma once

// Series by their names: "web.latency p99", "main.instances by zone, min", "cost.instances",
// "AWS/ECS CPUUtilization(…) average".

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/world.h"
#include "scenarios/engine/file/scenario.h"
#include "scenarios/engine/run/demand.h"
#include "scenarios/engine/run/elasticity.h"
#include "scenarios/engine/run/ledger.h"
#include "scenarios/engine/run/line.h"
#include "scenarios/engine/run/traffic.h"

namespace wt::scenario {

// Prices by which runs are compared; not a bill.
struct Cost {
  double instance_hours = 0, ec2_usd = 0, fargate_usd = 0;
};

class Measures {
 public:
  Measures(World& world, const Scenario& scenario, const Ledger& ledger, const Traffic& traffic,
           Instant zero)
      : world_(world), scenario_(scenario), ledger_(ledger), traffic_(traffic), zero_(zero) {}

  // Up to this moment there are data.
  void SetEnd(Duration end) { end_ = end; }
  Duration end() const { return end_; }

  // Over time, in steps of `step` where it comes in counts; else at each change. The error names
  // what there is instead.
  Result<Line> LineOf(const Metric& metric, Duration step) const;
  Result<Line> LineOf(const Expression& expression, Duration step, const std::string& by = {},
                      const std::string& fold = {}) const;
  // One value for a while as a whole: all requests of it, all activities in it.
  Result<double> WholeOf(const Metric& metric, Duration from, Duration to) const;
  // Whether it comes in counts, so that only a while has a value.
  bool Counted(const Expression& expression) const;

  // The demand's own curve, and what SPEC makes of it.
  Line NeededTasks(const ServiceLife& service, Duration step) const;
  Line NeededInstances(const std::string& group, Duration step) const;
  ElasticityReport Elasticity(const std::string& of) const;  // tasks, instances
  Cost CostOf(Duration from, Duration to) const;
  // How long an expectation was broken.
  double ViolationMinutes(const std::string& expectation) const;

  const Ledger& ledger() const { return ledger_; }
  const ServiceTraffic* TrafficOf(const ServiceLife& service) const;

 private:
  using Lines = std::map<std::string, Line>;
  Result<Lines> Parts(const SeriesRef& series, Duration step, const std::string& by) const;
  Result<Lines> OfService(const SeriesRef& series, Duration step, const std::string& by) const;
  Result<Lines> OfGroup(const SeriesRef& series, Duration step, const std::string& by) const;
  Result<Line> OfAws(const SeriesRef& series, Duration step) const;
  Result<double> Whole(const Expression& expression, Duration from, Duration to) const;
  Result<double> WholeSeries(const SeriesRef& series, Duration from, Duration to) const;
  Line Buckets(Duration step, const std::function<double(Duration, Duration)>& value) const;
  Result<Line> Scalar(const SeriesRef& series) const;
  Line CostLine(const std::string& what) const;
  double MostPerTaskOf(const ServiceLife& service) const;
  Error Unknown(const SeriesRef& series) const;

  World& world_;
  const Scenario& scenario_;
  const Ledger& ledger_;
  const Traffic& traffic_;
  Instant zero_;
  Duration end_;
  mutable std::map<std::string, double> most_per_task_;
};

}  // namespace wt::scenario
