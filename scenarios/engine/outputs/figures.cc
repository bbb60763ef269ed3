// Series by the minute, and the figures of a run as a whole.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "scenarios/engine/outputs/report.h"
#include "scenarios/engine/run/words.h"

namespace wt::scenario {
namespace {

// A line at each minute; the last of what it was there.
std::vector<double> ByMinute(const Line& line, Duration length) {
  std::vector<double> values;
  const auto& points = line.points();
  size_t next = 0;
  for (Duration at; at < length; at = at + Minutes(1)) {
    while (next < points.size() && points[next].at <= at) ++next;
    values.push_back(next > 0 ? points[next - 1].value : kNothing);
  }
  return values;
}

class Collector {
 public:
  explicit Collector(const RunResult& run) : run_(run) {}

  void Service(const ServiceLife& service) {
    const std::string& name = service.name;
    if (run_.measures->TrafficOf(service) != nullptr) {
      Add(name, "rate", "", "requests", "/s", "arrivals");
      Add(name, "served", "", "requests", "/s", "served");
      Add(name, "error_rate", "", "errors", "%", "errors");
      Add(name, "latency", "p50", "latency", "s", "p50");
      Add(name, "latency", "p99", "latency", "s", "p99");
      Add(name, "utilization", "", "utilization", "%", "CPU of what is reserved");
    }
    Add(name, "tasks.desired", "", "tasks", "", "desired");
    Add(name, "tasks.running", "", "tasks", "", "running");
    Add(name, "tasks.healthy", "", "tasks", "", "healthy");
    Add(name, "tasks.needed", "", "tasks", "", "needed");
  }

  void Group(const std::string& name) {
    Add(name, "instances", "", "instances", "", "in service");
    Add(name, "instances.needed", "", "instances", "", "needed");
    Add(name, "reservation", "", "instances", "%", "reservation", true);
  }

  std::vector<Series> Take() { return std::move(series_); }

 private:
  void Add(const std::string& subject, const std::string& what, const std::string& statistic,
           const std::string& panel, const std::string& unit, const std::string& label,
           bool right = false) {
    Expression expression;
    expression.kind = Expression::Kind::kSeries;
    expression.series = {.subject = subject, .series = what, .statistic = statistic};
    const Result<Line> line = run_.measures->LineOf(expression, Minutes(1));
    if (!line.ok() || line->empty()) return;
    Series& one = series_.emplace_back();
    one.name = StrCat(subject, ".", what, statistic.empty() ? "" : " ", statistic);
    one.label = label;
    one.panel = panel;
    one.unit = unit;
    one.right = right;
    one.values = ByMinute(*line, run_.length);
    if (unit != "%") return;
    for (double& value : one.values) value *= 100;
  }

  const RunResult& run_;
  std::vector<Series> series_;
};

double PerHour(double count, Duration length) {
  return length > Duration{} ? count / (length.seconds() / 3600) : 0;
}

void AddElasticity(const RunResult& run, std::vector<Figure>& figures) {
  for (const char* of : {"tasks", "instances"}) {
    const ElasticityReport report = run.measures->Elasticity(of);
    const auto add = [&](const char* name, double value, const char* unit, const char* text) {
      figures.push_back({"elasticity", StrCat("elasticity.", name, ".", of), value, unit,
                         StrCat(text, " of ", of)});
    };
    add("theta_under", report.theta_under, "%", "under-provisioning");
    add("theta_over", report.theta_over, "%", "over-provisioning");
    add("tau_under", report.tau_under, "%", "time under-provisioned");
    add("tau_over", report.tau_over, "%", "time over-provisioned");
    add("instability", report.instability, "%", "time in which supply and demand part");
    add("jitter", report.jitter, "/h", "changes beyond those of the demand");
  }
}

void AddChurn(const RunResult& run, std::vector<Figure>& figures) {
  double starts = 0, stops = 0;
  for (const auto& [id, task] : run.ledger->tasks()) {
    for (const auto& [at, state] : task.states) {
      if (at < Duration{}) continue;
      starts += state == "RUNNING" ? 1 : 0;
      stops += state == "STOPPED" ? 1 : 0;
    }
  }
  figures.push_back({"churn", "churn.tasks", PerHour(starts + stops, run.length), "/h",
                     "tasks started and stopped"});
  double activities = 0, failures = 0;
  for (const auto& [name, group] : run.ledger->groups()) {
    for (const Duration at : group.activities) activities += at >= Duration{} ? 1 : 0;
    for (const Duration at : group.launch_failures) failures += at >= Duration{} ? 1 : 0;
  }
  figures.push_back({"churn", "churn.scaling_activities", PerHour(activities, run.length), "/h",
                     "activities of groups"});
  figures.push_back({"churn", "churn.launch_failures", failures, "", "launches that failed"});
  const auto since = [](const std::vector<Duration>& moments) {
    return static_cast<double>(std::count_if(moments.begin(), moments.end(),
                                             [](Duration at) { return at >= Duration{}; }));
  };
  figures.push_back(
      {"placement", "placement.placed", since(run.ledger->placed()), "", "tasks placed"});
  figures.push_back({"placement", "placement.failed", since(run.ledger->not_placed()), "",
                     "attempts that found no place"});
}

}  // namespace

Json Short(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double rounded = std::strtod(NumberText(value, 5).c_str(), nullptr);
  if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) {
    return static_cast<int64_t>(rounded);
  }
  return rounded;
}

std::vector<Series> SeriesOf(const RunResult& run) {
  Collector collector(run);
  for (const auto& [key, service] : run.ledger->services()) collector.Service(service);
  for (const auto& [name, group] : run.ledger->groups()) collector.Group(name);
  return collector.Take();
}

std::vector<Figure> FiguresOf(const RunResult& run) {
  std::vector<Figure> figures;
  const Cost cost = run.measures->CostOf(Duration{}, run.length);
  figures.push_back(
      {"cost", "cost.instances", cost.instance_hours, "instance-hours", "instances that ran"});
  figures.push_back({"cost", "cost.ec2", cost.ec2_usd, "USD", "these instances on demand"});
  figures.push_back({"cost", "cost.fargate", cost.fargate_usd, "USD", "the same tasks on Fargate"});
  AddElasticity(run, figures);
  AddChurn(run, figures);
  Tally all;
  for (const auto& [key, service] : run.traffic->services()) {
    all.Add(service.Sum(Duration{}, run.length));
  }
  figures.push_back({"slo", "slo.requests", all.requests, "", "requests"});
  figures.push_back({"slo", "slo.errors",
                     all.requests > 0 ? 100 * all.failures() / all.requests : 0, "%",
                     "requests that failed"});
  return figures;
}

}  // namespace wt::scenario
