// What load balancers count of the requests of a while.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

#include <algorithm>
#include <cmath>
#include <span>

#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/plan.h"

namespace wt::workload {
namespace {

// How a request through a target group ends.
enum Ending { kServed, kTaskRefuses, kGone, kTooLate, kEndings };

// A whole number split by weights, so that the parts make the whole: largest remainders first, then
// by place.
std::vector<int64_t> Split(int64_t whole, std::span<const double> weights) {
  std::vector<int64_t> parts(weights.size(), 0);
  double sum = 0;
  for (const double weight : weights) sum += weight;
  if (sum <= 0) return parts;
  std::vector<std::pair<double, size_t>> rest;
  int64_t left = whole;
  for (size_t i = 0; i < weights.size(); ++i) {
    const double exact = static_cast<double>(whole) * weights[i] / sum;
    parts[i] = static_cast<int64_t>(exact);
    left -= parts[i];
    if (weights[i] > 0) rest.emplace_back(-(exact - static_cast<double>(parts[i])), i);
  }
  std::sort(rest.begin(), rest.end());
  for (size_t i = 0; left > 0; i = (i + 1) % rest.size(), --left) ++parts[rest[i].second];
  return parts;
}

// Of the exponential distribution with mean 1: the mean within each of these parts of it. Together
// their mean is 1 exactly, and a percentile finds the part that holds it.
constexpr double kBounds[] = {0,   0.1, 0.2,  0.3,   0.4,   0.5,   0.6,    0.7,
                              0.8, 0.9, 0.94, 0.975, 0.985, 0.995, 0.9985, 1};

double PartMean(double from, double to) {
  const auto area = [](double q) { return q < 1 ? (1 - q) * (1 - std::log(1 - q)) : 0.0; };
  return (area(from) - area(to)) / (to - from);
}

// Of the requests served in a zone: how long they take.
struct Times {
  double served = 0, on_cpu = 0, wait = 0;  // Sums over requests.
};

std::vector<std::pair<double, double>> Distribution(const Times& times, int64_t count) {
  std::vector<std::pair<double, double>> values;
  if (times.served <= 0 || count <= 0) return values;
  const double on_cpu = times.on_cpu / times.served, wait = times.wait / times.served;
  for (size_t i = 1; i < std::size(kBounds); ++i) {
    const double part = kBounds[i] - kBounds[i - 1];
    values.emplace_back(wait + on_cpu * PartMean(kBounds[i - 1], kBounds[i]),
                        part * static_cast<double>(count));
  }
  return values;
}

struct ZoneTally {
  double ends[kEndings] = {};  // Shares of the load's requests.
  Times times;
};

// How the requests of a load that go to the group end, zone by zone.
std::vector<ZoneTally> TallyOf(const Plan& plan, const Load& load, const TargetGroup& target) {
  std::vector<ZoneTally> zones(target.zones.size());
  for (const Route& route : target.routes) {
    ZoneTally& zone = zones[static_cast<size_t>(route.zone)];
    const Ends ends = EndsOf(plan, load, target, route);
    const double good = route.share * ends.served;
    zone.ends[kServed] += good;
    zone.ends[kTooLate] += route.share * ends.late;
    zone.ends[kTaskRefuses] += route.share * ends.refused;
    zone.ends[kGone] += route.share * ends.gone;
    zone.times.served += good;
    zone.times.on_cpu += good * ends.on_cpu;
    zone.times.wait += good * load.row.wait_seconds;
  }
  return zones;
}

class Publisher {
 public:
  Publisher(Context& ctx, Instant at, double seconds) : ctx_(ctx), at_(at), seconds_(seconds) {}

  // The requests of a load that go to a group, `share` of all of its `count`.
  void Way(const Plan& plan, const Load& load, const TargetGroup& target, int64_t count) {
    if (target.zones.empty()) return Errors(*target.balancer, count, 503);
    const std::vector<ZoneTally> zones = TallyOf(plan, load, target);
    std::vector<double> weights{target.refused};
    for (const ZoneTally& zone : zones) {
      weights.insert(weights.end(), std::begin(zone.ends), std::end(zone.ends));
    }
    const std::vector<int64_t> parts = Split(count, weights);
    double any = 0;
    for (const double weight : weights) any += weight;
    if (any <= 0) return Errors(*target.balancer, count, 503);

    Errors(*target.balancer, parts[0], 503);
    Times all;
    int64_t chosen = 0, served = 0;
    for (size_t i = 0; i < zones.size(); ++i) {
      const std::span<const int64_t> ends(parts.data() + 1 + i * kEndings, kEndings);
      for (Series* series : {target.zones[i].balancer, target.zones[i].group}) {
        series->Count(ctx_, at_, "RequestCount", Chosen(ends));
        Codes(*series, ends);
        Respond(*series, zones[i].times, ends[kServed]);
      }
      Connections(*target.zones[i].balancer, zones[i].times, load.rate * zones[i].times.served);
      for (Series* series : {target.balancer, target.group}) {
        Codes(*series, ends);
      }
      chosen += Chosen(ends);
      served += ends[kServed];
      all.served += zones[i].times.served;
      all.on_cpu += zones[i].times.on_cpu;
      all.wait += zones[i].times.wait;
    }
    for (Series* series : {target.balancer, target.group}) {
      series->Count(ctx_, at_, "RequestCount", chosen);
      Respond(*series, all, served);
    }
    Connections(*target.balancer, all, load.rate * all.served);
    per_target_[&target] += chosen;
  }

  // Of each attached group, requests for each healthy target: a real 0 where none came.
  void PerTarget(const TargetGroup& target) {
    if (!target.application || target.healthy == 0) return;
    const auto known = per_target_.find(&target);
    const auto count = static_cast<double>(known == per_target_.end() ? 0 : known->second);
    const double each = count / static_cast<double>(target.healthy);
    for (Series* series : {target.group, target.group_alone}) {
      series->Value(ctx_, at_, "RequestCountPerTarget", each, "None");
    }
  }

  void Errors(Series& series, int64_t count, int64_t status) {
    if (status < 500 || count <= 0) return;
    series.Count(ctx_, at_, "HTTPCode_ELB_5XX_Count", count);
    if (status == 502) series.Count(ctx_, at_, "HTTPCode_ELB_502_Count", count);
    if (status == 503) series.Count(ctx_, at_, "HTTPCode_ELB_503_Count", count);
    if (status == 504) series.Count(ctx_, at_, "HTTPCode_ELB_504_Count", count);
  }

  // What the balancer answers itself.
  void Itself(Series& series, int64_t count, int64_t status) {
    if (status >= 300 && status < 400) series.Count(ctx_, at_, "HTTP_Redirect_Count", count);
    if (status >= 200 && (status < 300 || status >= 400)) {
      series.Count(ctx_, at_, "HTTP_Fixed_Response_Count", count);
    }
    Errors(series, count, status);
  }

 private:
  void Codes(Series& series, std::span<const int64_t> ends) {
    series.Count(ctx_, at_, "HTTPCode_Target_2XX_Count", ends[kServed]);
    series.Count(ctx_, at_, "HTTPCode_Target_5XX_Count", ends[kTaskRefuses]);
    Errors(series, ends[kGone], 502);
    Errors(series, ends[kTooLate], 504);
  }

  // For which a target was chosen.
  static int64_t Chosen(std::span<const int64_t> ends) {
    return ends[kServed] + ends[kTaskRefuses] + ends[kGone] + ends[kTooLate];
  }

  void Respond(Series& series, const Times& times, int64_t count) {
    const auto values = Distribution(times, count);
    if (values.empty()) return;
    cloudwatch::PutMetric(ctx_, series.Id(ctx_, "TargetResponseTime"), at_, values, "Seconds");
  }

  // As many as requests are under way. Deviation: AWS counts connections that idle too; here there
  // are none, because nobody says how long clients keep them.
  void Connections(Series& series, const Times& times, double rate) {
    if (times.served <= 0) return;
    const double open = std::ceil(rate * (times.on_cpu + times.wait) / times.served);
    // A part of a minute counts as that part.
    series.Count(ctx_, at_, "ActiveConnectionCount",
                 std::max<int64_t>(std::llround(open * seconds_ / kMinute.seconds()), 1));
  }

  Context& ctx_;
  Instant at_;
  double seconds_;
  std::map<const TargetGroup*, int64_t> per_target_;
};

// Whole requests that came in the segment; what is left of one is kept.
int64_t Arrivals(Context& ctx, Load& load, double seconds) {
  const double exact = load.rate * seconds + load.row.carry;
  const auto whole = static_cast<int64_t>(std::floor(exact + 1e-9));
  const double carry = std::max(0.0, exact - static_cast<double>(whole));
  if (std::abs(carry - load.row.carry) > 1e-9) {
    load.row.carry = carry;
    ctx.Put(load.row);
  }
  return whole;
}

void PutLoad(Context& ctx, Plan& plan, Load& load, Publisher& publisher, double seconds) {
  if (load.balancer == kNone) return;  // Straight to tasks: no balancer counts it.
  const int64_t count = Arrivals(ctx, load, seconds);
  if (count == 0) return;
  const Because because(ctx, load.row.entry);
  Series& series = *plan.balancers[static_cast<size_t>(load.balancer)].series;
  if (load.ways.empty()) return publisher.Itself(series, count, load.status);
  std::vector<double> shares;
  for (const auto& [target, share] : load.ways) shares.push_back(share);
  const std::vector<int64_t> parts = Split(count, shares);
  for (size_t i = 0; i < load.ways.size(); ++i) {
    const TargetGroup& target = plan.targets[static_cast<size_t>(load.ways[i].first)];
    if (parts[i] > 0 && target.application) publisher.Way(plan, load, target, parts[i]);
  }
}

}  // namespace

double PartBeyond(double seconds, double mean) {
  return seconds <= 0 ? 1 : mean > 0 ? std::exp(-seconds / mean) : 0;
}

Ends EndsOf(const Plan& plan, const Load& load, const TargetGroup& target, const Route& route) {
  const TaskGroup* group =
      route.task_group == kNone ? nullptr : &plan.groups[static_cast<size_t>(route.task_group)];
  // A connection that is refused, or one that nobody answers within the time-out.
  if (group == nullptr || group->rate <= 0) return route.dark ? Ends{.late = 1} : Ends{.gone = 1};
  const laws::load::Steady& steady = group->steady;
  const double let_in = steady.served / group->rate;
  // A request of this load takes more of the CPU, or less, than the mean of all that come.
  const double heavier = load.row.cpu_seconds * group->slower / std::max(group->mean_cpu(), 1e-12);
  const double on_cpu = std::max(0.0, steady.mean_seconds - group->mean_wait()) * heavier;
  const double late = PartBeyond(target.idle_timeout - load.row.wait_seconds, on_cpu);
  return {.served = let_in * (1 - late),
          .refused = 1 - let_in,
          .late = let_in * late,
          .on_cpu = on_cpu};
}

void PutCounts(Context& ctx, Plan& plan, Instant from, Instant to) {
  const double seconds = (to - from).seconds();
  if (seconds <= 0) return;
  Publisher publisher(ctx, from, seconds);
  int64_t newest = 0;
  for (Load& load : plan.loads) {
    PutLoad(ctx, plan, load, publisher, seconds);
    newest = std::max(newest, load.row.entry);
  }
  const Because because(ctx, newest);
  for (const TargetGroup& target : plan.targets) {
    publisher.PerTarget(target);
    const auto lost = plan.lost.find(target.arn);
    if (lost == plan.lost.end()) continue;
    const auto count = static_cast<int64_t>(std::llround(lost->second));
    for (Series* series : {target.balancer, target.group}) publisher.Errors(*series, count, 502);
  }
  plan.lost.clear();
}

}  // namespace wt::workload
