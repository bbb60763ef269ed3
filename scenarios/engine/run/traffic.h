#pragma once

// What came to services and how it ended, from the whiles that the model of load solves: counts in
// buckets of ten seconds, times of requests by the minute.

#include <array>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "scenarios/engine/workload/plan.h"

namespace wt::scenario {

// Counts are kept this fine; `per 10s` is the finest that can be asked for.
inline constexpr Duration kTally = Seconds(10);
inline constexpr Duration kTimesStep = Minutes(1);

// Why a request failed.
enum class Cause {
  kNoTarget,  // 503 of the balancer: no target takes it.
  kGone,      // 502: nothing runs where the target was, or it went in the middle.
  kLate,      // 504: over the balancer's idle timeout.
  kRefused,   // 503 of the task: max_in_flight are in it.
  kTimeout,   // The client waited no longer.
};
inline constexpr size_t kCauses = 5;
std::string_view CauseName(Cause cause);

struct Tally {
  double requests = 0;
  std::array<double, kCauses> failed{};

  double failures() const;
  void Add(const Tally& other);
};

// So many requests took `wait` and, beyond it, an exponential time with this mean.
struct Times {
  double count = 0, wait = 0, on_cpu = 0;
};
double MeanOf(const std::vector<Times>& times);
// Of the mixture; `part` between 0 and 1.
double QuantileOf(const std::vector<Times>& times, double part);

struct ServiceTraffic {
  std::vector<Tally> tallies;                  // By kTally.
  std::vector<std::vector<Times>> times;       // By kTimesStep.
  std::vector<double> cpu_used, cpu_reserved;  // vCPU seconds, by kTimesStep.

  Tally Sum(Duration from, Duration to) const;
  std::vector<Times> TimesIn(Duration from, Duration to) const;
  // Of the CPU reserved; nothing where there is none.
  double Utilization(Duration from, Duration to) const;
};

class Traffic {
 public:
  // From then on, for so long.
  void Begin(Instant start, Duration length);
  // What the clients of a load bear.
  void SetTimeout(const std::string& load, Duration timeout) { timeouts_[load] = timeout; }

  void Take(const workload::SegmentSolved& solved);

  // By "cluster/service".
  const std::map<std::string, ServiceTraffic>& services() const { return services_; }
  // The share of a load's requests that failed in the last while.
  double FailedShare(const std::string& load) const;

 private:
  struct Part {
    double from, to;  // Seconds from the start.
  };
  void TakeLoad(const workload::Plan& plan, const workload::Load& load, Part part);
  void Put(const std::string& service, const Tally& tally, const std::vector<Times>& times,
           Part part);
  void TakeUse(const workload::Plan& plan, Part part);
  std::string ServiceOf(const workload::Plan& plan, const workload::Load& load,
                        const workload::TargetGroup* target);

  Instant start_;
  double length_ = 0;  // Seconds; 0 before the beginning.
  std::map<std::string, Duration> timeouts_;
  std::map<std::string, ServiceTraffic> services_;
  std::map<std::string, std::string> service_of_target_;  // By target group.
  std::map<std::string, double> failed_share_;
};

}  // namespace wt::scenario
