#pragma once

// A scenario as a value: what a file says, checked, with every default filled and every value in
// one unit (microseconds, requests a second, bytes, fractions). It knows no world: the runner makes
// one of it. README.md has the way from text to here, docs/scenario-file.md the keys.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/base/time.h"
#include "scenarios/engine/file/quantity.h"

namespace wt::scenario {

using Json = nlohmann::ordered_json;

// Where in a file something stands; lines and columns count from 1, 0 where it stands in none (an
// override, a default).
struct Position {
  std::string file;
  int line = 0, column = 0;
};

// --- Time and chance -----------------------------------------------------------------------------

// "45s", "uniform(30s, 60s)", "normal(95s, 15s) floor 60s", "lognormal(p50 90s, p99 4m)",
// "empirical(file)". Each use draws from a stream of its own, named by its path.
struct Distribution {
  enum class Kind { kFixed, kUniform, kNormal, kLognormal, kEmpirical };
  Kind kind = Kind::kFixed;
  Duration a;                     // The value; the least; the mean; the median.
  Duration b;                     // The most; the standard deviation; the 99th percentile.
  std::vector<Duration> samples;  // Of an empirical one, in ascending order.
  std::optional<Duration> floor, cap;
  std::string path;  // "model.web.start.pull": the name of its stream.
  std::string text;  // As written.
};

// "2h", "end", "az-b-down+10m", "az-b-down.end+30m", "release.done".
struct Moment {
  enum class Edge { kStart, kEnd, kDone };  // kDone: when the deployment it began is over.
  std::string event;                        // Empty: counted from t = 0, or from the end.
  Edge edge = Edge::kStart;                 // With no event kEnd is the end of the run.
  Duration offset;

  bool fixed() const { return event.empty() && edge == Edge::kStart; }
};

// "a .. b"; the whole run by default. `inverted`: all but that ({not: a .. b}). `at: end` has both
// ends at the same moment, `during: NAME` is NAME .. NAME.end.
struct Window {
  bool whole = true;
  bool inverted = false;
  Moment from, to;
  std::string text;
};

// --- What is measured ----------------------------------------------------------------------------

// "web.latency p99": subject web, series latency, statistic p99. AWS's own are written
// "AWS/ECS CPUUtilization(ClusterName=main, ServiceName=web) average": the subject is then the
// namespace.
struct SeriesRef {
  std::string subject, series;
  std::string statistic;  // p50, p99.9, mean, min, max, sum, count; empty: the series' own.
  std::vector<std::pair<std::string, std::string>> dimensions;
  bool aws = false;

  std::string name() const { return aws ? subject + " " + series : subject + "." + series; }
};

struct Expression {
  enum class Kind { kNumber, kSeries, kAdd, kSubtract, kMultiply, kDivide };
  Kind kind = Kind::kNumber;
  double number = 0;        // In the canonical unit of `unit`.
  Unit unit = Unit::kNone;  // Of a number.
  SeriesRef series;
  std::vector<Expression> operands;  // Two, of an operator.
};

// "web.error_rate per 10s", "main.instances by zone, min", "web.tasks.healthy / web.tasks.desired".
struct Metric {
  Expression value;
  Duration step = Minutes(1);  // "per".
  bool stepped = false;        // It was written.
  std::string by;              // "zone", "cause"; empty: not told apart.
  std::string fold;            // Over `by`: min, max, sum, mean, spread.
  std::string text;
};

// "300ms", "10 inclusive", "0.05%", "155 instance-hours".
struct Bound {
  double value = 0;  // Seconds, fractions, bytes, per second, USD; else the number as it stands.
  std::string unit;  // "s", "%", "B", "/s", "instance-hours", "USD", "USD/h"; empty: a count.
  bool inclusive = false;
  std::string text;
};

struct Bounds {
  std::optional<Bound> below, above, equals;  // `between` is above and below, both inclusive.
};

// "web.tasks.healthy >= web.tasks.desired", "web.deployment == COMPLETED", joined by and, or, not.
struct Predicate {
  enum class Kind { kCompare, kAnd, kOr, kNot };
  enum class Order { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual, kNotEqual };
  Kind kind = Kind::kCompare;
  Order order = Order::kEqual;
  Metric left, right;
  std::string word;  // What `left` is compared with where it is no number: COMPLETED.
  std::vector<Predicate> operands;
  std::string text;
};

// {metric, above|below, for}: true once the metric was beyond the bound for so long.
struct Condition {
  Metric metric;
  Bounds bounds;
  Duration for_;
};

// --- Stack ---------------------------------------------------------------------------------------

// "service web steady", "group main in service", "targets web healthy", or a predicate; or a plain
// time.
struct Wait {
  enum class Kind {
    kTime,
    kServiceSteady,
    kGroupInService,
    kTargetsHealthy,
    kInstancesRegistered,
    kPredicate
  };
  Kind kind = Kind::kTime;
  std::string subject;  // "web", or "cluster/web".
  Duration time;        // Of kTime.
  Duration within;      // Else set-up has failed.
  Predicate predicate;
  std::string text;
};

// A call with its constants put in and its `each` unrolled; what is left of ${…} in `parameters`
// names answers of earlier calls: references.h.
struct Call {
  std::string service, operation;  // "ec2", "CreateVpc": as World::Call has them.
  Json parameters = Json::object();
  std::string as;        // The answer's name; empty: not kept.
  bool as_list = false;  // "subnets[]": the answer is appended.
  Position position;
};

struct StackStep {
  std::optional<Call> call;
  std::optional<Wait> wait;  // One of the two.
};

struct Stack {
  enum class Source { kNone, kCalls, kSnapshot, kAttach };
  Source source = Source::kNone;
  std::string name;              // Of the stack file used.
  Json values = Json::object();  // `with`, defaults filled in.
  std::vector<StackStep> steps;
  std::string snapshot;  // Path of the file.
};

// --- Model ---------------------------------------------------------------------------------------

// How a program behaves, for what `match` names. Members without a value leave the stated default.
struct Model {
  std::string name;
  std::string service, task_family, target_group, instance_type;  // `match`; empty: any.
  std::optional<Duration> cpu_per_request;
  double cv = 1;
  Duration wait_per_request;
  std::optional<int64_t> memory_base, memory_per_request;  // Bytes.
  std::optional<int64_t> in_flight_max;
  std::optional<Distribution> pull, boot;          // `start`.
  std::optional<Distribution> boot_to_registered;  // Of instances.
};

// --- Load ----------------------------------------------------------------------------------------

struct Stage {
  double to = 0;  // Requests a second.
  Duration over;
};

// One entry of `rate`: the first gives a curve, the rest change it.
struct RateForm {
  enum class Kind {
    kConstant,
    kStages,
    kSine,
    kCurve,
    kCsv,
    kSpike,
    kTimes,
    kPlus,
    kNoise,
    kReplace
  };
  Kind kind = Kind::kConstant;
  double value = 0;  // constant, plus: requests a second; times: the factor.
  // stages: linear from `from` (the first stage's start) through each.
  double from = 0;
  std::vector<Stage> stages;
  // sine, curve: lowest and highest.
  double low = 0, high = 0;
  Duration period = Days(1);
  Duration peak_at;  // sine: from the midnight (UTC) of the clock.
  // curve, csv: values at even steps. A curve's lie between 0 and 1 and begin at midnight (UTC), of
  // a Monday where they are seven days; a csv's are requests a second and begin at t = 0.
  std::string source;  // The curve's name or the file.
  Duration step;
  std::vector<double> points;
  bool loop = true;
  // spike: `times` multiplies what is above, `plus` adds.
  Moment at;
  Duration ramp, hold, fall;
  std::optional<double> times, plus;
  // noise: standard deviation as a fraction, and how long it is correlated.
  double amount = 0;
  Duration correlation;
  // replace: in the window, what stands above is replaced by these.
  Window window;
  std::vector<RateForm> with;
};

struct Load {
  enum class Arrivals { kPoisson, kEven, kBursty };
  std::string name;
  std::string to;  // A service ("web", "cluster/web"), load balancer or target group.
  std::vector<RateForm> rate;
  Arrivals arrivals = Arrivals::kPoisson;
  double burst_index = 1;  // Of kBursty: variance of the count over its mean.
  Duration timeout;        // 0: none.
  int64_t retries = 0;
  Duration backoff;
  std::string host, path = "/";  // What a load balancer's rules see.
  // A class with costs of its own; else the model's.
  std::optional<Duration> cpu_per_request, wait_per_request;
};

// --- Events --------------------------------------------------------------------------------------

// The parts of an event's `do`, in order. A FIS template gives one for each of its actions.
struct Action {
  enum class Kind { kCall, kFault, kStop };
  Kind kind = Kind::kStop;
  Call call;
  // A fault: ids and parameters as faults/actions.h has them. `targets` holds FIS's target objects
  // by the role that the action gives them ({"Instances": {"resourceType": …}}).
  std::string id;
  Json parameters = Json::object();
  Json targets = Json::object();
  // Of a FIS template: its name there, and after which others it starts.
  std::string name;
  std::vector<std::string> start_after;
  std::optional<Duration> duration;
  Position position;
};

struct Event {
  enum class Trigger { kAt, kWhen, kEvery, kRandom };
  std::string name;
  Trigger trigger = Trigger::kAt;
  Moment at;  // Of `at` and `after`; for kEvery and kRandom the first moment it may come.
  Condition when;
  Duration every;
  double random_rate = 0;  // Times a second, for each of `random_per`.
  std::string random_per;  // "instance", "task"; empty: alone.
  std::optional<Duration> for_;
  std::vector<Action> actions;
  Position position;
};

// --- Expectations --------------------------------------------------------------------------------

struct Hold {
  enum class Kind { kAlways, kShare, kExcept, kOnce };
  Kind kind = Kind::kAlways;
  double share = 1;            // "99% of minutes": 0.99.
  Duration step = Minutes(1);  // Of that share.
  Duration except;             // May be broken for this long in total.
  std::string text;
};

// What must happen, by what was said of it: glob patterns ('*', '?') on texts of activities,
// alarms, service events or the journal.
struct Pattern {
  std::string kind;  // activity, alarm, service_event, journal; empty: any.
  std::string of;    // Whose: "web", "main"; empty: anybody's.
  std::string text;
};

struct Expectation {
  enum class Kind { kMetric, kRecover, kNever, kAlways, kHappens };
  std::string name;
  Kind kind = Kind::kMetric;
  Metric metric;
  Bounds bounds;
  Predicate predicate;  // Of recover, never and always.
  // recover: first true, and for `stays` from then on, within so long after that moment.
  Moment after;
  Duration within;
  Duration stays = Minutes(2);
  // happens: the patterns, in this order where `ordered`; how often, at least and at most.
  std::vector<Pattern> patterns;
  bool ordered = false;
  int64_t times_min = 1, times_max = INT64_MAX;
  Window window;
  Hold hold;
  Position position;
};

// --- Many runs, and the report -------------------------------------------------------------------

struct Axis {
  std::string path;          // "stack.with.scaling.target", as --set takes it.
  std::vector<Json> values;  // As they would stand in the file.
};

struct Sweep {
  enum class Sample { kAll, kLatin, kSobol };
  int64_t runs = 1;  // Seeds of a point.
  std::vector<Axis> axes;
  Sample sample = Sample::kAll;
  int64_t samples = 0;
  std::optional<Metric> stop_metric;  // Seeds are added until its half width is that small.
  double half_width = 0;

  int64_t points() const {
    int64_t count = 1;
    for (const Axis& axis : axes) count *= static_cast<int64_t>(axis.values.size());
    return sample == Sample::kAll ? count : samples;
  }
};

struct Report {
  std::string title;
  std::string compare_to;
  double tolerance = 0.02;                   // `default`.
  std::map<std::string, double> tolerances;  // By metric.
  std::vector<std::string> panels;           // Empty: the default ones.
};

struct Scenario {
  std::string name, about, file;
  int64_t schema = 1;
  uint64_t seed = 1;
  Instant start;
  Duration length;                 // The cap, where there is `until`.
  std::optional<Predicate> until;  // The run ends when it holds.
  std::string region = "us-east-1";
  std::string account = "123456789012";
  Stack stack;
  std::vector<Model> models;
  std::vector<Load> loads;
  std::vector<Event> events;
  std::vector<Expectation> expectations;
  std::vector<Metric> observe;
  std::vector<Window> request_windows;  // fidelity: each request is run in these.
  std::optional<Sweep> sweep;
  Report report;
  Json resolved;                     // The file as it was understood: defaults in, units normal.
  std::vector<std::string> notices;  // What was read and has no effect.
};

// The model of what a service ("web", "cluster/web") runs; null where none matches.
const Model* ModelFor(const Scenario& scenario, const std::string& service);

}  // namespace wt::scenario
