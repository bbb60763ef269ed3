#include "scenarios/engine/file/series.h"

namespace wt::scenario {
namespace {

using enum SubjectKind;

constexpr SeriesName kNames[] = {
    {kService, "rate", Unit::kRate, "requests that arrive"},
    {kService, "served", Unit::kRate, "requests that are answered without an error"},
    {kService, "latency", Unit::kTime, "of requests that are served; with p50, p99 or mean"},
    {kService, "error_rate", Unit::kShare, "of requests, those that fail"},
    {kService, "errors.by_cause", Unit::kRate, "requests that fail, by who refused them"},
    {kService, "utilization", Unit::kShare, "of the CPU that its tasks reserve"},
    {kService, "memory_utilization", Unit::kShare, "of the memory that its tasks reserve"},
    {kService, "tasks.desired", Unit::kNone, "tasks that it wants"},
    {kService, "tasks.running", Unit::kNone, "tasks that run"},
    {kService, "tasks.healthy", Unit::kNone, "tasks that its load balancer sends requests to"},
    {kService, "tasks.pending", Unit::kNone, "tasks that are not running yet"},
    {kService, "tasks.needed", Unit::kNone, "the least tasks that keep the latency expected"},
    {kService, "deployment", std::nullopt, "COMPLETED, IN_PROGRESS or FAILED"},
    {kGroup, "instances", Unit::kNone, "instances in service"},
    {kGroup, "instances.needed", Unit::kNone, "the least instances that hold the tasks needed"},
    {kGroup, "reservation", Unit::kShare, "CapacityProviderReservation"},
    {kGroup, "scaling_activities", Unit::kNone, "activities that begin"},
    {kGroup, "launch_failures", Unit::kNone, "activities that failed to launch"},
    {kPlacement, "attempts", Unit::kNone, "tasks that were to be placed"},
    {kPlacement, "failed", Unit::kNone, "of them those that found no instance"},
    {kPlacement, "stranded_cpu", Unit::kShare, "CPU left where no task fits"},
    {kPlacement, "stranded_memory", Unit::kShare, "memory left where no task fits"},
    {kCost, "instances", Unit::kInstanceHours, "instances times hours"},
    {kCost, "ec2", Unit::kMoney, "instances by the price table"},
    {kCost, "fargate", Unit::kMoney, "tasks on Fargate by the price table"},
    {kCost, "total", Unit::kMoney, "all of it"},
    {kElasticity, "theta_under.tasks", Unit::kShare, "under-provisioning of tasks"},
    {kElasticity, "theta_over.tasks", Unit::kShare, "over-provisioning of tasks"},
    {kElasticity, "tau_under.tasks", Unit::kShare, "time with too few tasks"},
    {kElasticity, "tau_over.tasks", Unit::kShare, "time with too many tasks"},
    {kElasticity, "instability.tasks", Unit::kShare, "time in which they move against demand"},
    {kElasticity, "jitter.tasks", std::nullopt, "changes beyond those of demand, an hour"},
    {kElasticity, "theta_under.instances", Unit::kShare, "under-provisioning of instances"},
    {kElasticity, "theta_over.instances", Unit::kShare, "over-provisioning of instances"},
    {kElasticity, "tau_under.instances", Unit::kShare, "time with too few instances"},
    {kElasticity, "tau_over.instances", Unit::kShare, "time with too many instances"},
    {kElasticity, "instability.instances", Unit::kShare, "time in which they move against demand"},
    {kElasticity, "jitter.instances", std::nullopt, "changes beyond those of demand, an hour"},
    {kSlo, "violation_minutes", Unit::kNone, "minutes in which the expectation is broken"},
    {kSlo, "budget_used", Unit::kShare, "of what its hold allows to be broken"},
};

}  // namespace

std::span<const SeriesName> SeriesNames() { return kNames; }

const SeriesName* FindSeries(SubjectKind of, std::string_view name) {
  if (of == kSlo) {  // slo.<name>.budget_used
    const size_t dot = name.rfind('.');
    name = dot == std::string_view::npos ? name : name.substr(dot + 1);
  }
  for (const SeriesName& known : kNames) {
    if (known.of == of && known.name == name) return &known;
  }
  return nullptr;
}

std::optional<SubjectKind> FixedSubject(std::string_view name) {
  if (name == "placement") return kPlacement;
  if (name == "cost") return kCost;
  if (name == "elasticity") return kElasticity;
  if (name == "slo") return kSlo;
  return std::nullopt;
}

namespace {

std::optional<Unit> UnitOfSeries(const SeriesRef& series) {
  if (series.aws) return std::nullopt;
  if (series.statistic == "count") return Unit::kNone;
  if (const std::optional<SubjectKind> fixed = FixedSubject(series.subject)) {
    const SeriesName* name = FindSeries(*fixed, series.series);
    return name != nullptr ? name->unit : std::nullopt;
  }
  for (const SubjectKind of : {kService, kGroup}) {
    if (const SeriesName* name = FindSeries(of, series.series)) return name->unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Unit> UnitOf(const Expression& expression) {
  if (expression.kind == Expression::Kind::kNumber) return expression.unit;
  if (expression.kind == Expression::Kind::kSeries) return UnitOfSeries(expression.series);
  const std::optional<Unit> a = UnitOf(expression.operands[0]);
  const std::optional<Unit> b = UnitOf(expression.operands[1]);
  if (!a || !b) return std::nullopt;
  switch (expression.kind) {
    case Expression::Kind::kDivide:
      if (*a == *b) return Unit::kShare;
      return *b == Unit::kNone || *b == Unit::kShare ? a : std::nullopt;
    case Expression::Kind::kMultiply:
      if (*a == Unit::kNone || *a == Unit::kShare) return b;
      return *b == Unit::kNone || *b == Unit::kShare ? a : std::nullopt;
    default:
      return *a == *b ? a : std::nullopt;
  }
}

bool HasAwsSeries(const Expression& expression) {
  bool found = false;
  EachSeries(expression, [&](const SeriesRef& series) { found = found || series.aws; });
  return found;
}

}  // namespace wt::scenario
