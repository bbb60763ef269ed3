#include "scenarios/engine/run/traffic.h"

#include <algorithm>
#include <cmath>

#include "scenarios/engine/run/line.h"

namespace wt::scenario {
namespace {

double& Failed(Tally& tally, Cause cause) { return tally.failed[static_cast<size_t>(cause)]; }

// Nearly equal ones become one, so that a minute has as many as there are kinds of hosts.
void Merge(std::vector<Times>& into, const Times& one) {
  for (Times& known : into) {
    if (std::abs(known.wait - one.wait) > 1e-9) continue;
    if (std::abs(known.on_cpu - one.on_cpu) > 0.01 * known.on_cpu) continue;
    const double count = known.count + one.count;
    known.on_cpu = (known.on_cpu * known.count + one.on_cpu * one.count) / count;
    known.count = count;
    return;
  }
  into.push_back(one);
}

// The buckets of `step` that [from, to) touches: the first, and the one behind the last.
std::pair<size_t, size_t> Touched(Duration from, Duration to, Duration step) {
  const int64_t begin = std::max<int64_t>(0, from.micros), end = std::max<int64_t>(0, to.micros);
  return {static_cast<size_t>(begin / step.micros),
          static_cast<size_t>((end + step.micros - 1) / step.micros)};
}

// How a while lies over buckets of `step` seconds: visit(bucket, part of the while in it).
template <class Visit>
void EachBucket(double from, double to, double step, size_t count, const Visit& visit) {
  for (auto bucket = static_cast<size_t>(from / step); bucket < count; ++bucket) {
    const double begin = std::max(from, static_cast<double>(bucket) * step);
    const double end = std::min(to, static_cast<double>(bucket + 1) * step);
    if (begin >= to) return;
    if (end > begin) visit(bucket, (end - begin) / (to - from));
  }
}

}  // namespace

std::string_view CauseName(Cause cause) {
  static constexpr std::string_view kNames[kCauses] = {"no_target", "gone", "late", "refused",
                                                       "timeout"};
  return kNames[static_cast<size_t>(cause)];
}

double Tally::failures() const {
  double sum = 0;
  for (const double count : failed) sum += count;
  return sum;
}

void Tally::Add(const Tally& other) {
  requests += other.requests;
  for (size_t i = 0; i < kCauses; ++i) failed[i] += other.failed[i];
}

double MeanOf(const std::vector<Times>& times) {
  double count = 0, sum = 0;
  for (const Times& one : times) {
    count += one.count;
    sum += one.count * (one.wait + one.on_cpu);
  }
  return count > 0 ? sum / count : kNothing;
}

double QuantileOf(const std::vector<Times>& times, double part) {
  double count = 0, high = 0;
  for (const Times& one : times) {
    count += one.count;
    high = std::max(high, one.wait - one.on_cpu * std::log(std::max(1e-9, 1 - part)));
  }
  if (count <= 0) return kNothing;
  // The quantile of the mixture lies below the greatest of its parts'.
  double low = 0;
  for (int step = 0; step < 40 && high - low > 1e-6 * high; ++step) {
    const double middle = (low + high) / 2;
    double below = 0;
    for (const Times& one : times) {
      const double over = middle - one.wait;
      if (over <= 0) continue;
      below += one.count * (one.on_cpu > 0 ? 1 - std::exp(-over / one.on_cpu) : 1);
    }
    (below < part * count ? low : high) = middle;
  }
  return high;
}

Tally ServiceTraffic::Sum(Duration from, Duration to) const {
  Tally sum;
  const auto [first, last] = Touched(from, to, kTally);
  for (size_t i = first; i < std::min(last, tallies.size()); ++i) sum.Add(tallies[i]);
  return sum;
}

std::vector<Times> ServiceTraffic::TimesIn(Duration from, Duration to) const {
  const auto [first, last] = Touched(from, to, kTimesStep);
  if (first < times.size() && last == first + 1) return times[first];
  std::vector<Times> sum;
  for (size_t i = first; i < std::min(last, times.size()); ++i) {
    for (const Times& one : times[i]) Merge(sum, one);
  }
  return sum;
}

double ServiceTraffic::Utilization(Duration from, Duration to) const {
  double used = 0, reserved = 0;
  const auto [first, last] = Touched(from, to, kTimesStep);
  for (size_t i = first; i < std::min(last, cpu_used.size()); ++i) {
    used += cpu_used[i];
    reserved += cpu_reserved[i];
  }
  return reserved > 0 ? used / reserved : kNothing;
}

void Traffic::Begin(Instant start, Duration length) {
  start_ = start;
  length_ = length.seconds();
}

void Traffic::Take(const workload::SegmentSolved& solved) {
  const Part part{std::max(0.0, (solved.from - start_).seconds()),
                  std::min(length_, (solved.to - start_).seconds())};
  if (part.from >= part.to) return;
  for (const workload::Load& load : solved.plan.loads) TakeLoad(solved.plan, load, part);
  // Requests that went with their task were counted as served before.
  for (const auto& [target, count] : solved.plan.lost) {
    const auto known = service_of_target_.find(target);
    if (known == service_of_target_.end()) continue;
    Tally tally;
    Failed(tally, Cause::kGone) = count;
    Put(known->second, tally, {}, {part.to - 1e-3, part.to});
  }
  TakeUse(solved.plan, part);
}

void Traffic::TakeLoad(const workload::Plan& plan, const workload::Load& load, Part part) {
  const double all = load.rate * (part.to - part.from);
  const auto timeout = timeouts_.find(load.row.name);
  const double bears = timeout == timeouts_.end() ? 0 : timeout->second.seconds();
  double failed = 0, came = 0;
  const auto served = [&](Tally& tally, std::vector<Times>& times, double count, double on_cpu) {
    if (bears > 0) {
      Failed(tally, Cause::kTimeout) +=
          count * workload::PartBeyond(bears - load.row.wait_seconds, on_cpu);
    }
    if (count > 0) Merge(times, {count, load.row.wait_seconds, on_cpu});
  };
  const auto finish = [&](const std::string& service, const Tally& tally,
                          const std::vector<Times>& times) {
    failed += tally.failures();
    came += tally.requests;
    if (!service.empty()) Put(service, tally, times, part);
  };
  for (const auto& [number, share] : load.ways) {
    const workload::TargetGroup& target = plan.targets[static_cast<size_t>(number)];
    Tally tally;
    std::vector<Times> times;
    tally.requests = all * share;
    double routed = 0;
    for (const workload::Route& route : target.routes) {
      const workload::Ends ends = workload::EndsOf(plan, load, target, route);
      const double count = tally.requests * route.share;
      routed += route.share;
      Failed(tally, Cause::kGone) += count * ends.gone;
      Failed(tally, Cause::kRefused) += count * ends.refused;
      Failed(tally, Cause::kLate) += count * ends.late;
      served(tally, times, count * ends.served, ends.on_cpu);
    }
    Failed(tally, Cause::kNoTarget) += tally.requests * std::max(0.0, 1 - routed);
    finish(ServiceOf(plan, load, &target), tally, times);
  }
  if (load.ways.empty()) {
    Tally tally;
    std::vector<Times> times;
    tally.requests = all;
    const bool direct = load.service != workload::kNone;
    const workload::Service* service =
        direct ? &plan.services[static_cast<size_t>(load.service)] : nullptr;
    if (service == nullptr || service->running == 0) {
      Failed(tally, Cause::kNoTarget) = all;
    } else {
      for (const int number : service->groups) {
        const workload::TaskGroup& group = plan.groups[static_cast<size_t>(number)];
        if (group.running == 0 || group.rate <= 0) continue;
        const double count = all * group.running / service->running;
        const double let_in = group.steady.served / group.rate;
        Failed(tally, Cause::kRefused) += count * (1 - let_in);
        served(tally, times, count * let_in,
               std::max(0.0, group.steady.mean_seconds - group.mean_wait()));
      }
    }
    finish(ServiceOf(plan, load, nullptr), tally, times);
  }
  failed_share_[load.row.name] = came > 0 ? std::min(1.0, failed / came) : 0;
}

std::string Traffic::ServiceOf(const workload::Plan& plan, const workload::Load& load,
                               const workload::TargetGroup* target) {
  if (load.row.kind == "service") {
    if (target != nullptr) service_of_target_[target->arn] = load.row.target;
    return load.row.target;
  }
  if (target == nullptr) return {};
  for (const workload::Route& route : target->routes) {
    if (route.task_group == workload::kNone) continue;
    const int service = plan.groups[static_cast<size_t>(route.task_group)].service;
    if (service == workload::kNone) continue;
    return service_of_target_[target->arn] = plan.services[static_cast<size_t>(service)].key();
  }
  const auto known = service_of_target_.find(target->arn);
  return known == service_of_target_.end() ? std::string() : known->second;
}

void Traffic::Put(const std::string& service, const Tally& tally, const std::vector<Times>& times,
                  Part part) {
  ServiceTraffic& traffic = services_[service];
  if (traffic.tallies.empty()) {
    traffic.tallies.resize(static_cast<size_t>(std::ceil(length_ / kTally.seconds())));
    const auto minutes = static_cast<size_t>(std::ceil(length_ / kTimesStep.seconds()));
    traffic.times.resize(minutes);
    traffic.cpu_used.resize(minutes);
    traffic.cpu_reserved.resize(minutes);
  }
  EachBucket(part.from, part.to, kTally.seconds(), traffic.tallies.size(),
             [&](size_t bucket, double share) {
               Tally& into = traffic.tallies[bucket];
               into.requests += tally.requests * share;
               for (size_t i = 0; i < kCauses; ++i) into.failed[i] += tally.failed[i] * share;
             });
  if (times.empty()) return;
  EachBucket(part.from, part.to, kTimesStep.seconds(), traffic.times.size(),
             [&](size_t bucket, double share) {
               for (const Times& one : times) {
                 Merge(traffic.times[bucket], {one.count * share, one.wait, one.on_cpu});
               }
             });
}

void Traffic::TakeUse(const workload::Plan& plan, Part part) {
  const double seconds = part.to - part.from;
  for (const workload::Service& service : plan.services) {
    const auto known = services_.find(service.key());
    if (known == services_.end()) continue;
    double used = 0, reserved = 0;
    for (const int number : service.groups) {
      const workload::TaskGroup& group = plan.groups[static_cast<size_t>(number)];
      used += group.used * group.running;
      reserved += static_cast<double>(group.cpu) / 1024 * group.running;
    }
    EachBucket(part.from, part.to, kTimesStep.seconds(), known->second.cpu_used.size(),
               [&](size_t bucket, double share) {
                 known->second.cpu_used[bucket] += used * seconds * share;
                 known->second.cpu_reserved[bucket] += reserved * seconds * share;
               });
  }
}

double Traffic::FailedShare(const std::string& load) const {
  const auto known = failed_share_.find(load);
  return known == failed_share_.end() ? 0 : known->second;
}

}  // namespace wt::scenario
