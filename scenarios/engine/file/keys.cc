#include "scenarios/engine/file/keys.h"

#include "emulator/base/check.h"

namespace wt::scenario {
namespace {

using enum Type;

// --- Stack ---------------------------------------------------------------------------------------

constexpr Key kWaitKeys[] = {
    {.name = "for",
     .type = kText,
     .required = true,
     .doc = "`service web steady`, `group main in service`, `targets web "
            "healthy`, `instances main registered`, a predicate, or a time"},
    {.name = "within", .type = kDuration, .fallback = "30m", .doc = "else set-up has failed"},
};
constexpr Section kWait{
    .name = "wait", .keys = kWaitKeys, .doc = "Set-up goes on when this holds."};

constexpr Key kCallKeys[] = {
    {.name = "as", .type = kText, .doc = "name of the answer; `subnets[]` appends to a list"},
    {.name = "each",
     .type = kMap,
     .element = kAny,
     .doc = "the call is made for each item: lists side by side, `first: n` takes the first n; "
            "`${index}` counts from 0"},
    {.name = "wait",
     .type = kSectionOr,
     .section = &kWait,
     .doc = "instead of a call: wait, or a plain time"},
};
constexpr Section kCall{.name = "call",
                        .keys = kCallKeys,
                        .open = "service.Operation",
                        .doc = "One call, with parameters as the AWS CLI's JSON has them."};

constexpr Key kStackKeys[] = {
    {.name = "use", .type = kText, .doc = "a stack file: a name in the library or a path"},
    {.name = "with",
     .type = kMap,
     .element = kAny,
     .doc = "values for it; the others keep their defaults"},
    {.name = "calls", .type = kList, .section = &kCall, .doc = "calls in place"},
    {.name = "snapshot", .type = kText, .doc = "a snapshot file of an emulator"},
    {.name = "attach", .type = kBoolean, .doc = "not built yet: such a run is refused"},
};
constexpr Section kStack{.name = "stack",
                         .keys = kStackKeys,
                         .one_of = "use|calls|snapshot|attach",
                         .doc = "What stands at t = 0."};

constexpr Key kStackFileKeys[] = {
    {.name = "about", .type = kText, .doc = "one paragraph"},
    {.name = "with",
     .type = kMap,
     .element = kAny,
     .doc = "values that can be given, with their defaults"},
    {.name = "words",
     .type = kMap,
     .element = kAny,
     .doc = "values that stand for others: `name: { of: path, WORD: value, … }`"},
    {.name = "calls",
     .type = kList,
     .required = true,
     .section = &kCall,
     .doc = "the calls, in order"},
};
constexpr Section kStackFile{
    .name = "stack file", .keys = kStackFileKeys, .doc = "A stack that scenarios use."};

constexpr Key kCurveFileKeys[] = {
    {.name = "about", .type = kText, .required = true, .doc = "what it is"},
    {.name = "source",
     .type = kText,
     .required = true,
     .doc = "where its figures come from, or that they are assumed"},
    {.name = "step", .type = kDuration, .fallback = "1h", .doc = "between two points"},
    {.name = "points",
     .type = kList,
     .required = true,
     .element = kNumber,
     .doc = "24 hours or 7 days from midnight; in any unit, the least is `low`, the most `high`"},
};
constexpr Section kCurveFile{
    .name = "curve file", .keys = kCurveFileKeys, .doc = "A named shape of load."};

// --- Model ---------------------------------------------------------------------------------------

constexpr Key kMatchKeys[] = {
    {.name = "service", .type = kText, .doc = "name of the service, or cluster/name"},
    {.name = "task_family", .type = kText, .doc = "family of its task definition"},
    {.name = "target_group", .type = kText, .doc = "name of a target group; not looked at yet"},
    {.name = "instance_type", .type = kText, .doc = "`t3.medium`"},
};
constexpr Section kMatch{
    .name = "match", .keys = kMatchKeys, .doc = "What a model is of; all must fit."};

constexpr Key kMemoryKeys[] = {
    {.name = "base", .type = kSize, .doc = "of a task without requests"},
    {.name = "per_request", .type = kSize, .doc = "of a request under way"},
};
constexpr Section kMemory{.name = "memory", .keys = kMemoryKeys};

constexpr Key kStartKeys[] = {
    {.name = "pull", .type = kDistribution, .doc = "until the image is there"},
    {.name = "boot", .type = kDistribution, .doc = "until the program answers"},
};
constexpr Section kStart{.name = "start", .keys = kStartKeys};

constexpr Key kModelKeys[] = {
    {.name = "match", .type = kSection, .section = &kMatch, .doc = "what it is of"},
    {.name = "cpu_per_request",
     .type = kDuration,
     .doc = "mean CPU time; must be stated where requests come"},
    {.name = "cv",
     .type = kNumber,
     .fallback = "1",
     .doc = "spread of the CPU time: 1 is exponential"},
    {.name = "wait_per_request",
     .type = kDuration,
     .fallback = "0s",
     .doc = "off the CPU: database, network"},
    {.name = "memory", .type = kSection, .section = &kMemory, .doc = "what a task uses"},
    {.name = "max_in_flight",
     .type = kInteger,
     .doc = "requests in a task; beyond: refused with 503"},
    {.name = "start",
     .type = kSection,
     .section = &kStart,
     .doc = "how long a task takes to come up"},
    {.name = "boot_to_registered",
     .type = kDistribution,
     .doc = "of an instance, from launch to the cluster"},
};
constexpr Section kModel{
    .name = "model", .keys = kModelKeys, .doc = "How a program behaves, which AWS cannot tell."};

// --- Load ----------------------------------------------------------------------------------------

constexpr Key kStageKeys[] = {
    {.name = "to", .type = kRate, .doc = "the rate at its end"},
    {.name = "over", .type = kDuration, .doc = "how long it takes"},
    {.name = "target", .type = kNumber, .doc = "k6: the same as `to`, in requests a second"},
    {.name = "duration", .type = kDuration, .doc = "k6: the same as `over`"},
};
constexpr Section kStage{.name = "stage", .keys = kStageKeys, .doc = "Linear from the one before."};

constexpr Key kSineKeys[] = {
    {.name = "low", .type = kRate, .required = true, .doc = "the least"},
    {.name = "high", .type = kRate, .required = true, .doc = "the most"},
    {.name = "period", .type = kDuration, .fallback = "24h", .doc = "from high to high"},
    {.name = "peak_at", .type = kDuration, .fallback = "12h", .doc = "from midnight (UTC)"},
};
constexpr Section kSine{.name = "sine", .keys = kSineKeys};

constexpr Key kScaleKeys[] = {
    {.name = "peak", .type = kRate, .required = true, .doc = "what the greatest value becomes"}};
constexpr Section kScale{.name = "scale", .keys = kScaleKeys};

constexpr Key kCsvKeys[] = {
    {.name = "file", .type = kText, .required = true, .doc = "path, from the scenario's folder"},
    {.name = "value",
     .type = kText,
     .fallback = "1",
     .doc = "the column, by name or number from 0"},
    {.name = "time", .type = kText, .doc = "the column of time; its first two rows give the step"},
    {.name = "step",
     .type = kDuration,
     .doc = "between two rows, where there is no column of time"},
    {.name = "scale",
     .type = kSection,
     .section = &kScale,
     .doc = "else the values are requests a second"},
    {.name = "speed",
     .type = kSpeed,
     .fallback = "1x",
     .doc = "`60x`: a minute of the file is a second"},
    {.name = "loop",
     .type = kBoolean,
     .fallback = "false",
     .doc = "begin again at its end; else it stays"},
};
constexpr Section kCsv{.name = "csv", .keys = kCsvKeys};

constexpr Key kSpikeKeys[] = {
    {.name = "at", .type = kMoment, .required = true, .doc = "when it begins"},
    {.name = "ramp", .type = kDuration, .fallback = "0s", .doc = "until it is whole"},
    {.name = "hold", .type = kDuration, .required = true, .doc = "how long it stays"},
    {.name = "fall", .type = kDuration, .fallback = "0s", .doc = "until it is gone"},
    {.name = "times", .type = kNumber, .doc = "multiplies what is above"},
    {.name = "plus", .type = kRate, .doc = "adds to what is above"},
};
constexpr Section kSpike{.name = "spike", .keys = kSpikeKeys, .one_of = "times|plus"};

constexpr Key kNoiseKeys[] = {
    {.name = "amount", .type = kShare, .required = true, .doc = "standard deviation"},
    {.name = "over", .type = kDuration, .required = true, .doc = "how long it stays alike"},
};
constexpr Section kNoise{
    .name = "noise", .keys = kNoiseKeys, .doc = "`noise(10%, 5m)` is the same."};

extern const Section kReplace;
constexpr Key kRateKeys[] = {
    {.name = "constant", .type = kRate, .doc = "always the same"},
    {.name = "stages", .type = kList, .section = &kStage, .doc = "linear from one to the next"},
    {.name = "sine", .type = kSection, .section = &kSine, .doc = "a day as a wave"},
    {.name = "curve",
     .type = kText,
     .doc = "a named shape (`nasa-1995`, `worldcup-day`, `office`, `evening`)"},
    {.name = "csv", .type = kSection, .section = &kCsv, .doc = "what was measured"},
    {.name = "spike", .type = kSection, .section = &kSpike, .doc = "more for a while"},
    {.name = "times", .type = kNumber, .doc = "multiplies what is above"},
    {.name = "plus", .type = kRate, .doc = "adds to what is above"},
    {.name = "noise", .type = kSectionOr, .section = &kNoise, .doc = "a random part"},
    {.name = "replace", .type = kSection, .section = &kReplace, .doc = "another curve in a window"},
    {.name = "low", .type = kRate, .doc = "of `curve`: its least"},
    {.name = "high", .type = kRate, .doc = "of `curve`: its most"},
    {.name = "from",
     .type = kRate,
     .fallback = "0/s",
     .doc = "of `stages`: where the first begins"},
};
constexpr Section kRateForm{
    .name = "rate",
    .keys = kRateKeys,
    .one_of = "constant|stages|sine|curve|csv|spike|times|plus|noise|replace",
    .doc = "Applied from the top: the first gives a curve, the rest change it."};

constexpr Key kReplaceKeys[] = {
    {.name = "window", .type = kWindow, .required = true, .doc = "when"},
    {.name = "with", .type = kList, .required = true, .section = &kRateForm, .doc = "by what"},
};
constexpr Section kReplace{.name = "replace", .keys = kReplaceKeys};

constexpr Key kLoadKeys[] = {
    {.name = "name", .type = kName, .required = true, .doc = "its own"},
    {.name = "to",
     .type = kText,
     .required = true,
     .doc = "a service, a load balancer or a target group"},
    {.name = "rate",
     .type = kListOr,
     .required = true,
     .section = &kRateForm,
     .doc = "how many requests come"},
    {.name = "arrivals", .type = kArrivals, .fallback = "poisson", .doc = "within a minute"},
    {.name = "timeout",
     .type = kDuration,
     .fallback = "0s",
     .doc = "after which a client gives up; 0s: never"},
    {.name = "retries", .type = kInteger, .fallback = "0", .doc = "of a request that failed"},
    {.name = "backoff", .type = kDuration, .fallback = "1s", .doc = "before each of them"},
    {.name = "host", .type = kText, .doc = "that a load balancer's rules see"},
    {.name = "path", .type = kText, .fallback = "/", .doc = "that a load balancer's rules see"},
    {.name = "cpu_per_request",
     .type = kDuration,
     .doc = "of this class of requests; else the model's"},
    {.name = "wait_per_request",
     .type = kDuration,
     .doc = "of this class of requests; else the model's"},
};
constexpr Section kLoad{.name = "load", .keys = kLoadKeys, .doc = "Requests that come."};

// --- Events --------------------------------------------------------------------------------------

constexpr Key kConditionKeys[] = {
    {.name = "metric", .type = kMetric, .required = true, .doc = "of what"},
    {.name = "above", .type = kBound, .doc = "more than this"},
    {.name = "below", .type = kBound, .doc = "less than this"},
    {.name = "equals", .type = kBound, .doc = "just this"},
    {.name = "for", .type = kDuration, .fallback = "0s", .doc = "for so long without a break"},
};
constexpr Section kCondition{
    .name = "condition", .keys = kConditionKeys, .one_of = "above|below|equals"};

constexpr Section kDo{.name = "do",
                      .open = "service.Operation, a fault's action id, a FIS template",
                      .doc = "`stop`, or a map of calls and faults; a FIS template as it is."};

constexpr Key kEventKeys[] = {
    {.name = "name",
     .type = kName,
     .required = true,
     .doc = "its own; `NAME`, `NAME.end`, `NAME.done` are times then"},
    {.name = "at", .type = kMoment, .doc = "once, then"},
    {.name = "after", .type = kMoment, .doc = "the same, of another event"},
    {.name = "when",
     .type = kSection,
     .section = &kCondition,
     .doc = "once, as soon as this holds"},
    {.name = "every", .type = kDuration, .doc = "again and again"},
    {.name = "random", .type = kRandomRate, .doc = "a failure model"},
    {.name = "from",
     .type = kMoment,
     .fallback = "0s",
     .doc = "of `every` and `random`: not before"},
    {.name = "for", .type = kDuration, .doc = "after which its faults end"},
    {.name = "do", .type = kSectionOr, .required = true, .section = &kDo, .doc = "what happens"},
};
constexpr Section kEvent{.name = "event",
                         .keys = kEventKeys,
                         .one_of = "at|after|when|every|random",
                         .doc = "What happens to the stack."};

// --- Expectations --------------------------------------------------------------------------------

constexpr Key kPatternKeys[] = {
    {.name = "kind",
     .type = kText,
     .doc = "`activity`, `alarm`, `service_event` or `journal`; else any"},
    {.name = "of", .type = kText, .doc = "whose: a service, a group, an alarm"},
    {.name = "text",
     .type = kText,
     .required = true,
     .doc = "what it says; `*` and `?` stand for anything"},
};
constexpr Section kPattern{.name = "pattern", .keys = kPatternKeys};

constexpr Key kExpectKeys[] = {
    {.name = "name", .type = kText, .required = true, .doc = "the sentence that is said to hold"},
    {.name = "metric", .type = kMetric, .doc = "`metric [stat] [per step] [by dimension, fold]`"},
    {.name = "recover", .type = kPredicate, .doc = "becomes true and stays so"},
    {.name = "never", .type = kPredicate, .doc = "is true at no time"},
    {.name = "always", .type = kPredicate, .doc = "is true at all times"},
    {.name = "happens",
     .type = kListOr,
     .section = &kPattern,
     .doc = "is said by an activity, alarm or event"},
    {.name = "below", .type = kBound, .doc = "less than this; `10 inclusive` may be reached"},
    {.name = "above", .type = kBound, .doc = "more than this"},
    {.name = "between", .type = kBounds, .doc = "`[1, 3]`, both inclusive"},
    {.name = "equals", .type = kBound, .doc = "just this"},
    {.name = "after", .type = kMoment, .fallback = "0s", .doc = "of `recover`: counted from here"},
    {.name = "within", .type = kDuration, .doc = "of `recover`: at the latest"},
    {.name = "stays", .type = kDuration, .fallback = "2m", .doc = "of `recover`: true for so long"},
    {.name = "times", .type = kCount, .doc = "of `happens`: how often; at least once unless said"},
    {.name = "order",
     .type = kBoolean,
     .fallback = "false",
     .doc = "of `happens`: one after the other"},
    {.name = "window", .type = kWindow, .doc = "when it counts: `a .. b`, or `{ not: a .. b }`"},
    {.name = "at", .type = kMoment, .doc = "a window of one moment: `end`"},
    {.name = "during", .type = kName, .doc = "a window as long as that event"},
    {.name = "hold",
     .type = kHold,
     .fallback = "always",
     .doc = "how much of the window it must hold"},
    {.name = "except", .type = kDuration, .doc = "may be broken for so long in total"},
};
constexpr Section kExpect{.name = "expect",
                          .keys = kExpectKeys,
                          .one_of = "metric|recover|never|always|happens",
                          .doc = "What must be true; each a sentence of the report."};

// --- Many runs, and the report -------------------------------------------------------------------

constexpr Key kFidelityKeys[] = {
    {.name = "requests",
     .type = kListOr,
     .required = true,
     .element = kWindow,
     .doc = "windows in which each request is run; not looked at yet"},
};
constexpr Section kFidelity{.name = "fidelity", .keys = kFidelityKeys};

constexpr Key kRangeKeys[] = {
    {.name = "from", .type = kText, .required = true, .doc = "the first value"},
    {.name = "to", .type = kText, .required = true, .doc = "the last"},
    {.name = "step", .type = kText, .required = true, .doc = "between two"},
};
constexpr Section kRange{
    .name = "range", .keys = kRangeKeys, .doc = "The values of an axis, instead of a list."};

constexpr Key kStopWhenKeys[] = {
    {.name = "metric", .type = kMetric, .required = true, .doc = "of what"},
    {.name = "half_width",
     .type = kShare,
     .required = true,
     .doc = "of its confidence interval, of the mean"},
};
constexpr Section kStopWhen{.name = "stop_when", .keys = kStopWhenKeys};

constexpr Key kSweepKeys[] = {
    {.name = "runs",
     .type = kInteger,
     .fallback = "1",
     .doc = "seeds of a point: seed, seed + 1, …"},
    {.name = "axes", .type = kMap, .element = kAny, .doc = "paths, each with a list or a `range`"},
    {.name = "sample",
     .type = kSample,
     .fallback = "all",
     .doc = "`all`, `latin(64)` or `sobol(128)` points"},
    {.name = "stop_when",
     .type = kSection,
     .section = &kStopWhen,
     .doc = "seeds are added until this; not looked at yet"},
};
constexpr Section kSweep{
    .name = "sweep", .keys = kSweepKeys, .doc = "The same with other values and seeds."};

constexpr Key kReportKeys[] = {
    {.name = "title", .type = kText, .doc = "else the scenario's name"},
    {.name = "compare_to",
     .type = kText,
     .doc = "a summary.json to compare with; not looked at yet"},
    {.name = "tolerance",
     .type = kMap,
     .element = kShare,
     .doc = "by metric, `default` for the others (2%); not looked at yet"},
    {.name = "panels",
     .type = kList,
     .element = kText,
     .doc = "ids of panels, else the default ones; not looked at yet"},
};
constexpr Section kReport{.name = "report", .keys = kReportKeys};

constexpr Key kUntilKeys[] = {
    {.name = "when",
     .type = kPredicate,
     .required = true,
     .doc = "the run ends as soon as this holds"},
    {.name = "at_most", .type = kDuration, .required = true, .doc = "and then in any case"},
};
constexpr Section kUntil{.name = "until", .keys = kUntilKeys};

constexpr Key kScenarioKeys[] = {
    {.name = "scenario", .type = kName, .required = true, .doc = "its name"},
    {.name = "about", .type = kText, .doc = "one paragraph"},
    {.name = "schema", .type = kInteger, .fallback = "1", .doc = "version of the format: 1"},
    {.name = "seed", .type = kInteger, .fallback = "1", .doc = "of every random stream"},
    {.name = "start",
     .type = kInstant,
     .fallback = "2024-01-01T00:00:00Z",
     .doc = "what the clock says at t = 0"},
    {.name = "length", .type = kDuration, .doc = "of the run"},
    {.name = "until", .type = kSection, .section = &kUntil, .doc = "or until something holds"},
    {.name = "region", .type = kName, .fallback = "us-east-1", .doc = "of the stack"},
    {.name = "account", .type = kText, .fallback = "123456789012", .doc = "of the stack"},
    {.name = "let",
     .type = kMap,
     .element = kAny,
     .doc = "constants, used as `${name}`; they take + - * /"},
    {.name = "stack", .type = kSection, .section = &kStack, .doc = "what stands at t = 0"},
    {.name = "model", .type = kMap, .section = &kModel, .doc = "how programs behave"},
    {.name = "load", .type = kList, .section = &kLoad, .doc = "requests that come"},
    {.name = "events", .type = kList, .section = &kEvent, .doc = "what happens"},
    {.name = "expect", .type = kList, .section = &kExpect, .doc = "what must be true"},
    {.name = "observe",
     .type = kList,
     .element = kMetric,
     .doc = "more series to keep; not looked at yet"},
    {.name = "fidelity",
     .type = kSection,
     .section = &kFidelity,
     .doc = "where single requests are run"},
    {.name = "sweep", .type = kSection, .section = &kSweep, .doc = "many runs"},
    {.name = "report", .type = kSection, .section = &kReport, .doc = "what is printed"},
};
constexpr Section kScenario{
    .name = "scenario", .keys = kScenarioKeys, .one_of = "length|until", .doc = "A scenario file."};

constexpr const Section* kSections[] = {
    &kScenario, &kUntil, &kStack,   &kCall,     &kWait,      &kStackFile, &kModel,  &kMatch,
    &kMemory,   &kStart, &kLoad,    &kRateForm, &kStage,     &kSine,      &kCsv,    &kScale,
    &kSpike,    &kNoise, &kReplace, &kEvent,    &kCondition, &kDo,        &kExpect, &kPattern,
    &kFidelity, &kSweep, &kRange,   &kStopWhen, &kReport,    &kCurveFile};

}  // namespace

std::span<const Section* const> Sections() { return kSections; }

const Section& SectionNamed(std::string_view name) {
  const Section* found = nullptr;
  for (const Section* section : kSections) {
    if (section->name == name) found = section;
  }
  WT_CHECK(found != nullptr);
  return *found;
}

TypeFacts FactsOf(Type type) {
  switch (type) {
    case kText:
      return {"text", "", ""};
    case kName:
      return {"a name", "az-b-down", "^[A-Za-z0-9][A-Za-z0-9_-]*$"};
    case kInteger:
      return {"a whole number", "3", "^-?[0-9]+$"};
    case kNumber:
      return {"a number", "1.5", ""};
    case kBoolean:
      return {"true or false", "true", "^(true|false)$"};
    case kInstant:
      return {"a time of the clock", "2024-03-05T04:00:00Z", ""};
    case kDuration:
      return {"a duration", "2h30m", "^([0-9]+(\\.[0-9]+)?(us|ms|s|m|h|d))+$"};
    case kRate:
      return {"a rate", "150/s", "^[0-9.]+ ?/(s|min|h|d)$"};
    case kShare:
      return {"a share", "50%", "^-?[0-9.]+ ?%$"};
    case kSize:
      return {"a size", "512MiB", "^[0-9.]+ ?([KMGT]i|[kMG])?B$"};
    case kDistribution:
      return {"a distribution of durations", "normal(95s, 15s) floor 60s", ""};
    case kMoment:
      return {"a time in the run", "az-b-down+10m", ""};
    case kMetric:
      return {"a metric", "web.latency p99", ""};
    case kPredicate:
      return {"a predicate", "web.tasks.healthy >= web.tasks.desired", ""};
    case kArrivals:
      return {"poisson, even or bursty(index)", "poisson", ""};
    case kHold:
      return {"a hold", "99% of minutes", ""};
    case kRandomRate:
      return {"how often", "1/30d per instance", ""};
    case kSample:
      return {"all, latin(n) or sobol(n)", "latin(64)", ""};
    case kSpeed:
      return {"a factor of time", "60x", "^[0-9.]+x$"};
    case kWindow:
      return {"a window", "release .. release+10m", ""};
    case kBound:
      return {"a bound", "300ms", ""};
    case kBounds:
      return {"two bounds", "[1, 3]", ""};
    case kCount:
      return {"a count, or two", "2", ""};
    case kAny:
      return {"any value", "", ""};
    case kSection:
    case kSectionOr:
      return {"a map", "", ""};
    case kList:
    case kListOr:
      return {"a list", "", ""};
    case kMap:
      return {"a map of names", "", ""};
  }
  return {};
}

}  // namespace wt::scenario
