// Measures of a run as a whole: demand, elasticity, cost, minutes in which expectations were
// broken.

#include <algorithm>
#include <cmath>

#include "scenarios/engine/run/judge.h"
#include "scenarios/engine/run/measure_names.h"
#include "scenarios/engine/run/measures.h"
#include "scenarios/engine/run/prices.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/catalog/prices.h"

namespace wt::scenario {
namespace {

// The seconds of [from, to) in which an instance ran.
double SecondsOf(const InstanceLife& instance, Duration from, Duration to) {
  if (instance.running == InstanceLife::kNever) return 0;
  const Duration end = instance.ended == InstanceLife::kNever ? to : std::min(instance.ended, to);
  return std::max(0.0, (end - std::max(instance.running, from)).seconds());
}

// The seconds of [from, to) for which Fargate would bill a task: from its pull to its end.
double SecondsOf(const TaskLife& task, Duration from, Duration to) {
  double seconds = 0;
  for (size_t i = 0; i < task.states.size(); ++i) {
    const std::string& state = task.states[i].second;
    if (state == "PROVISIONING" || state == "STOPPED" || state == "DEPROVISIONING") continue;
    const Duration until = i + 1 < task.states.size() ? task.states[i + 1].first : to;
    seconds +=
        std::max(0.0, (std::min(until, to) - std::max(task.states[i].first, from)).seconds());
  }
  return seconds;
}

}  // namespace

double Measures::MostPerTaskOf(const ServiceLife& service) const {
  const std::string key = StrCat(service.cluster, "/", service.name);
  const auto known = most_per_task_.find(key);
  if (known != most_per_task_.end()) return known->second;
  const Model* model = ModelFor(scenario_, key);
  Demand demand;
  demand.task.vcpus = std::max(1.0 / 256, static_cast<double>(service.task_cpu) / 1024);
  if (model != nullptr) {
    if (model->cpu_per_request) demand.task.cpu_seconds = model->cpu_per_request->seconds();
    demand.task.wait_seconds = model->wait_per_request.seconds();
    demand.task.cv = model->cv;
    if (model->in_flight_max) demand.task.in_flight_max = *model->in_flight_max;
  }
  // The fastest latency that is expected of it.
  double least = INFINITY;
  for (const Expectation& one : scenario_.expectations) {
    const Expression& value = one.metric.value;
    if (one.kind != Expectation::Kind::kMetric || value.kind != Expression::Kind::kSeries) continue;
    if (value.series.series != "latency" || !one.bounds.below) continue;
    if (ledger_.FindService(value.series.subject) != &service) continue;
    if (one.bounds.below->value >= least) continue;
    least = demand.latency_max = one.bounds.below->value;
    demand.quantile = QuantileNamed(value.series.statistic).value_or(0);
  }
  return most_per_task_[key] = MostPerTask(demand);
}

Line Measures::NeededTasks(const ServiceLife& service, Duration step) const {
  const ServiceTraffic* traffic = TrafficOf(service);
  const double most = MostPerTaskOf(service);
  if (traffic == nullptr || most <= 0) return {};
  return Buckets(step, [&](Duration from, Duration to) {
    const double rate = traffic->Sum(from, to).requests / (to - from).seconds();
    return std::max(1.0, std::ceil(rate / most - 1e-9));
  });
}

// Deviation: the tasks of all services are put on instances of the group's newest type one kind at
// a time, because what a mix needs at least is a packing of its own.
Line Measures::NeededInstances(const std::string& group, Duration step) const {
  double cpu = 0, memory = 0;
  for (const auto& [id, instance] : ledger_.instances()) {
    if (instance.group != group || instance.cpu_units == 0) continue;
    cpu = static_cast<double>(instance.cpu_units);
    memory = static_cast<double>(instance.memory_mib);
  }
  if (cpu <= 0) return {};
  Line sum;
  for (const auto& [key, service] : ledger_.services()) {
    const Line tasks = NeededTasks(service, step);
    if (tasks.empty()) continue;
    const double fit_cpu =
        service.task_cpu > 0 ? std::floor(cpu / static_cast<double>(service.task_cpu)) : 1e9;
    const double fit_memory =
        service.task_memory_mib > 0
            ? std::floor(memory / static_cast<double>(service.task_memory_mib))
            : 1e9;
    const double fit = std::max(1.0, std::min(fit_cpu, fit_memory));
    Line instances;
    for (const Point& point : tasks.points()) {
      instances.Add(point.at, std::ceil(point.value / fit - 1e-9));
    }
    sum =
        sum.empty() ? instances : Combine(sum, instances, [](double a, double b) { return a + b; });
  }
  return sum;
}

ElasticityReport Measures::Elasticity(const std::string& of) const {
  Line supply, demand;
  const auto add = [](Line& into, const Line& more) {
    into = into.empty() ? more : Combine(into, more, [](double a, double b) { return a + b; });
  };
  if (of == "tasks") {
    for (const auto& [key, service] : ledger_.services()) {
      if (TrafficOf(service) == nullptr) continue;
      add(supply, service.healthy.all);
      add(demand, NeededTasks(service, kTimesStep));
    }
  } else {
    for (const auto& [name, group] : ledger_.groups()) {
      add(supply, group.instances.all);
      add(demand, NeededInstances(name, kTimesStep));
    }
  }
  std::vector<double> s, d;
  for (Duration at; at < end_; at = at + kTimesStep) {
    s.push_back(supply.At(at));
    d.push_back(demand.At(at));
  }
  return MeasureElasticity(s, d, kTimesStep.seconds());
}

Cost Measures::CostOf(Duration from, Duration to) const {
  Cost cost;
  for (const auto& [id, instance] : ledger_.instances()) {
    const double hours = SecondsOf(instance, from, to) / 3600;
    cost.instance_hours += hours;
    const auto price = ec2::catalog::MicroUsdPerHour(instance.type);
    if (price) cost.ec2_usd += hours * static_cast<double>(*price) / 1e6;
  }
  for (const auto& [id, task] : ledger_.tasks()) {
    const double hours = SecondsOf(task, from, to) / 3600;
    cost.fargate_usd += hours * (static_cast<double>(task.cpu) / 1024 * kFargateVcpuHour +
                                 static_cast<double>(task.memory_mib) / 1024 * kFargateGibHour);
  }
  return cost;
}

// What has come together since t = 0; at the end what the run cost.
Line Measures::CostLine(const std::string& what) const {
  Line line;
  for (Duration at;; at = std::min(at + Hours(1), end_)) {
    const Cost cost = CostOf(Duration{}, at);
    line.Add(at, what == "instances" ? cost.instance_hours
                 : what == "fargate" ? cost.fargate_usd
                                     : cost.ec2_usd);
    if (at >= end_) return line;
  }
}

double Measures::ViolationMinutes(const std::string& name) const {
  for (const Expectation& one : scenario_.expectations) {
    if (one.name == name) return Judge(scenario_, *this, {}).BrokenTime(one).seconds() / 60;
  }
  return kNothing;
}

Result<Line> Measures::Scalar(const SeriesRef& series) const {
  if (series.subject == "cost") {
    if (series.series != "instances" && series.series != "ec2" && series.series != "fargate") {
      return Unknown(series);
    }
    return CostLine(series.series);
  }
  double value = kNothing;
  const size_t dot = series.series.rfind('.');
  const std::string first = series.series.substr(0, dot);
  const std::string rest = dot == std::string::npos ? "" : series.series.substr(dot + 1);
  if (series.subject == "slo" && rest == "violation_minutes") {
    value = ViolationMinutes(first);
  } else if (series.subject == "elasticity" && (rest == "tasks" || rest == "instances")) {
    const ElasticityReport report = Elasticity(rest);
    value = first == "theta_under"   ? report.theta_under
            : first == "theta_over"  ? report.theta_over
            : first == "tau_under"   ? report.tau_under
            : first == "tau_over"    ? report.tau_over
            : first == "instability" ? report.instability
            : first == "jitter"      ? report.jitter
                                     : kNothing;
  }
  if (std::isnan(value)) return Unknown(series);
  Line line;
  line.Add(Duration{INT64_MIN / 2}, value);
  return line;
}

}  // namespace wt::scenario
