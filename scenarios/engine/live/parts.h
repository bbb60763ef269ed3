#pragma once

// The parts of what a feed tells: each keeps what the listener knows and answers what is new.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/base/time.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/cloudwatch.h"

namespace wt::live {

using Json = nlohmann::ordered_json;

inline constexpr Duration kStep = Minutes(1);

// Seconds since the page's beginning, to the millisecond.
inline double SecondsSince(Instant zero, Instant at) {
  return static_cast<double>((at - zero).micros / 1000) / 1000;
}
// The step in which a moment lies.
inline int64_t StepOf(Instant zero, Instant at) { return (at - zero).micros / kStep.micros; }

// Instances and tasks, numbered in the order in which they were first seen.
class Zones {
 public:
  // {"names": …, "instances": [[number, …], …], "tasks": …}: all names; of the others what is new
  // or changed.
  Json News(Context& ctx, Instant zero);

 private:
  struct Known {
    int64_t number = 0;
    int64_t seen = 0;  // Which changes the listener knows.
  };
  int64_t ZoneNumber(const std::string& name);
  Json Instances(Context& ctx, Instant zero);
  Json Tasks(Context& ctx, Instant zero);

  std::vector<std::string> names_;
  std::map<std::string, Known> instances_, tasks_;
  std::map<std::string, int64_t> hosts_;  // By id of the container instance.
};

// Series over the minutes since the page's beginning.
class Panels {
 public:
  // The panels there are, without values. It differs from the last one when a series came.
  Json Plan(Context& ctx);
  // Values by series: {"web.tasks.running": [[minute, value], …]}.
  Json News(Context& ctx, Instant zero);

 private:
  struct Line {
    std::string name;
    // From CloudWatch, or where there is no metric, the count of now.
    std::optional<cloudwatch::MetricId> metric;
    std::string statistic;
    double factor = 1;
    int64_t told = -1;  // The last minute that the listener has for good.
    std::optional<double> last;
  };
  // Whether the panel had room for it.
  bool Add(Json& panel, std::string label, Line line);
  void PlanMetrics(Context& ctx, Json& requests, Json& latency, Json& cpu, Json& instances);

  std::vector<Line> lines_;
};

// Entries of the journal that a reader of charts wants to see.
class Marks {
 public:
  Json News(Context& ctx, Instant zero);

 private:
  int64_t after_ = -1;
};

}  // namespace wt::live
