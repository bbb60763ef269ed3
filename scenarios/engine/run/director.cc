#include "scenarios/engine/run/director.h"

#include <algorithm>
#include <cmath>

#include "scenarios/engine/run/words.h"
#include "scenarios/engine/workload/workload.h"

namespace wt::scenario {
namespace {

constexpr Duration kMinute = Minutes(1);
constexpr double kMebibyte = 1 << 20;

Duration NextMinute(Duration at) {
  return Duration{(at.micros / kMinute.micros + 1) * kMinute.micros};
}

}  // namespace

Director::Director(const Scenario& scenario, uint64_t seed, Staging& stage, Ledger& ledger,
                   Measures& measures, Instant zero)
    : scenario_(scenario),
      seed_(seed),
      stage_(stage),
      ledger_(ledger),
      measures_(measures),
      zero_(zero),
      end_(scenario.length) {
  for (const Event& event : scenario.events) {
    Plot& plot = plots_.emplace_back(
        Plot{.event = &event, .rng = sim::Rng(seed, StrCat("scenario.events.", event.name))});
    if (event.trigger == Event::Trigger::kEvery) {
      plot.due = Find(event.at).value_or(Duration{});
      if (*plot.due <= Duration{}) plot.due = event.every;
    }
    timeline_[event.name];
  }
}

std::optional<Duration> Director::Find(const Moment& moment) const {
  return MomentIn(timeline_, moment, end_);
}

void Director::Go(const RunOptions& options) {
  if (const Result<void> started = StartLoads(); !started.ok()) {
    outcome_ = Outcome::kBroken;
    problem_ = started.error().message;
    return;
  }
  Duration told;
  while (true) {
    // 1. What is due at this moment, in the order of the file.
    for (Plot& plot : plots_) {
      if (plot.ends && *plot.ends <= now_) End(plot);
      if (const auto due = DueOf(plot); due && *due <= now_ && !stopped()) Fire(plot);
    }
    if (stopped() || now_ >= end_) return;
    // 2. Loads until the next moment at which something changes.
    const Duration next = NextStop();
    Steer(next);
    stage_.world().RunUntil(zero_ + next);
    now_ = next;
    ledger_.Drain();
    measures_.SetEnd(now_);
    if (!stage_.stop_asked().empty()) {
      outcome_ = Outcome::kAborted;
      problem_ = StrCat("stopped by ", stage_.stop_asked(), " at ", TimeText(now_));
    }
    // 3. Conditions, as each minute ends.
    if (now_.micros % kMinute.micros == 0) Watch();
    if (options.progress && now_ >= told) {
      options.progress(now_, end_);
      told = now_ + Hours(1);
    }
  }
}

Duration Director::NextStop() const {
  Duration next = std::min(NextMinute(now_), end_);
  for (const Plot& plot : plots_) {
    if (plot.ends) next = std::min(next, *plot.ends);
    if (const auto due = DueOf(plot); due && *due > now_) next = std::min(next, *due);
  }
  for (const auto& flow : flows_) {
    const std::vector<Duration> knots = flow->rate.Knots(now_, next);
    if (!knots.empty()) next = std::min(next, knots.front());
  }
  return next;
}

std::optional<Duration> Director::DueOf(const Plot& plot) const {
  if (plot.over) return std::nullopt;
  if (plot.event->trigger == Event::Trigger::kAt) return Find(plot.event->at);
  if (plot.event->trigger == Event::Trigger::kEvery) return plot.due;
  return std::nullopt;
}

// --- Loads ---------------------------------------------------------------------------------------

Result<void> Director::StartLoads() {
  for (const Load& load : scenario_.loads) {
    Context ctx = stage_.context();
    const workload::Target target =
        WT_TRY(workload::FindTarget(ctx, ctx.account(), ctx.region(), load.to));
    flows_.push_back(std::make_unique<Flow>(Flow{
        .load = &load,
        .target = target.id,
        .rate =
            Rate(load, zero_, end_, seed_, [this](const Moment& moment) { return Find(moment); }),
        .arrivals = sim::Rng(seed_, StrCat("scenario.load.", load.name, ".arrivals")),
        .retried = {}}));
    if (load.timeout > Duration{}) stage_.traffic().SetTimeout(load.name, load.timeout);
    workload::LoadRow row = RowOf(load, target);
    row.rate = StrCat(NumberText(flows_.back()->rate.At(Duration{}), 9), "/s");
    stage_.world().RunTurn("scenario", [&](Turn& turn) {
      Context own(turn.world(), scenario_.account, scenario_.region);
      workload::SetLoad(own, row);
    });
  }
  return {};
}

workload::LoadRow Director::RowOf(const Load& load, const workload::Target& target) {
  workload::LoadRow row{.target = target.id, .name = load.name, .kind = target.kind};
  row.host = load.host;
  row.path = load.path;
  const Model* model = ModelFor(scenario_, load.to);
  if (model != nullptr) {
    if (model->cpu_per_request) row.cpu_seconds = model->cpu_per_request->seconds();
    row.wait_seconds = model->wait_per_request.seconds();
    row.cv = model->cv;
    if (model->in_flight_max) row.in_flight_max = *model->in_flight_max;
    if (model->memory_base) {
      row.memory_base_mib = static_cast<double>(*model->memory_base) / kMebibyte;
    }
    if (model->memory_per_request) {
      row.memory_per_request_mib = static_cast<double>(*model->memory_per_request) / kMebibyte;
    }
  }
  if (load.cpu_per_request) row.cpu_seconds = load.cpu_per_request->seconds();
  if (load.wait_per_request) row.wait_seconds = load.wait_per_request->seconds();
  return row;
}

void Director::Steer(Duration until) {
  stage_.world().RunTurn("scenario", [&](Turn& turn) {
    Context ctx(turn.world(), scenario_.account, scenario_.region);
    for (const auto& flow : flows_) {
      const double from = flow->rate.At(now_), to = flow->rate.At(until);
      const double more = Beside(*flow, from);
      workload::SteerLoad(ctx, flow->target, flow->load->name, std::max(0.0, from + more),
                          std::max(0.0, to + more), until - now_);
    }
  });
}

// What comes beside the curve's rate in the next while: chance in the number of arrivals, and what
// failed and is tried again.
double Director::Beside(Flow& flow, double rate) {
  const Load& load = *flow.load;
  double more = 0;
  if (load.arrivals != Load::Arrivals::kEven && rate > 0) {
    const double index = load.arrivals == Load::Arrivals::kBursty ? load.burst_index : 1;
    more += DrawNormal(flow.arrivals) * std::sqrt(index * rate / kMinute.seconds());
  }
  if (load.retries > 0) {
    // Of those that failed in the last while, and of their own retries, so many come again.
    const double failed = stage_.traffic().FailedShare(load.name);
    double part = failed, again = 0;
    for (int64_t i = 0; i < load.retries; ++i, part *= failed) again += part;
    // A backoff longer than a minute moves them by whole minutes.
    flow.retried.push_back(rate * again);
    const auto delay = static_cast<size_t>(load.backoff.micros / kMinute.micros);
    if (flow.retried.size() > delay) {
      more += flow.retried.front();
      flow.retried.erase(flow.retried.begin());
    }
  }
  return more;
}

// --- Events --------------------------------------------------------------------------------------

void Director::Fire(Plot& plot) {
  const Event& event = *plot.event;
  EventTimes& times = timeline_[event.name];
  times.start = now_;
  if (event.trigger == Event::Trigger::kEvery) {
    plot.due = now_ + event.every;
  } else if (event.trigger != Event::Trigger::kRandom) {
    plot.over = true;
  }
  if (event.for_) {
    plot.ends = now_ + *event.for_;
    times.end = std::nullopt;
  }
  Mark& mark = marks_.emplace_back();
  mark.at = now_;
  mark.name = event.name;
  mark.text = event.name;
  mark.kind = "mark";
  for (const Action& action : event.actions) {
    if (action.kind == Action::Kind::kFault) mark.kind = "fault";
    if (action.kind == Action::Kind::kCall) {
      StrAppend(mark.text, ": ", action.call.service, ".", action.call.operation);
    } else if (action.kind == Action::Kind::kFault) {
      StrAppend(mark.text, ": ", action.id);
    }
  }
  if (event.for_) mark.until = std::min(*plot.ends, end_);
  for (const Action& action : event.actions) {
    Perform(plot, action);
    if (stopped()) return;
  }
  ledger_.Drain();
}

void Director::Perform(Plot& plot, const Action& action) {
  const std::string& name = plot.event->name;
  if (action.kind == Action::Kind::kStop) {
    outcome_ = Outcome::kAborted;
    problem_ = StrCat("stopped by ", name, " at ", TimeText(now_));
    return;
  }
  Result<void> done;
  if (action.kind == Action::Kind::kCall) {
    done = stage_.Make(action.call, name);
  } else {
    const Result<std::string> fault = stage_.StartFault(action, name, plot.event->for_);
    if (fault.ok()) {
      plot.faults.push_back(*fault);
    } else {
      done = fault.error();
    }
  }
  if (done.ok()) return;
  outcome_ = Outcome::kBroken;
  problem_ = StrCat("events.", name, " at ", TimeText(now_), ": ", done.error().message);
}

void Director::End(Plot& plot) {
  plot.ends.reset();
  timeline_[plot.event->name].end = now_;
  for (const std::string& id : plot.faults) stage_.EndFault(id);
  plot.faults.clear();
  ledger_.Drain();
}

// A release is done when the deployment that it began is complete, or has failed.
void Director::FindDone() {
  for (const Plot& plot : plots_) {
    EventTimes& times = timeline_[plot.event->name];
    if (!times.start || times.done) continue;
    for (const Action& action : plot.event->actions) {
      if (action.kind != Action::Kind::kCall || action.call.service != "ecs") continue;
      const std::string service = action.call.parameters.value("service", "");
      const ServiceLife* life = ledger_.FindService(service.substr(service.rfind('/') + 1));
      if (life == nullptr) continue;
      for (const Point& point : life->deployment.points()) {
        if (point.at <= *times.start || point.value < static_cast<double>(Rollout::kCompleted)) {
          continue;
        }
        times.done = point.at;
        break;
      }
    }
  }
}

void Director::Watch() {
  FindDone();
  for (Plot& plot : plots_) {
    const Event& event = *plot.event;
    if (stopped()) return;
    if (event.trigger == Event::Trigger::kRandom) FireRandom(plot);
    if (event.trigger == Event::Trigger::kWhen && !plot.over && Held(event.when)) Fire(plot);
  }
  if (!scenario_.until || stopped()) return;
  const Result<Line> truth =
      Judge(scenario_, measures_, timeline_).Truth(*scenario_.until, kMinute);
  if (truth.ok() && truth->At(now_ - Micros(1)) > 0) end_ = now_;
}

// The metric was beyond its bounds in the minute that ends now, and in all since `for` before.
bool Director::Held(const Condition& condition) {
  const Duration from = now_ - kMinute;
  double value = kNothing;
  if (measures_.Counted(condition.metric.value)) {
    const Result<double> whole = measures_.WholeOf(condition.metric, from, now_);
    if (whole.ok()) value = *whole;
  } else {
    const Result<Line> line = measures_.LineOf(condition.metric, kMinute);
    if (line.ok()) value = line->At(now_ - Micros(1));
  }
  // `above: 20%` is what it waits for: bounds say what is to come true, not what has to hold.
  if (std::isnan(value) || !Within(condition.bounds, value)) {
    beyond_.erase(&condition);
    return false;
  }
  const Duration since = beyond_.try_emplace(&condition, from).first->second;
  return now_ - since >= condition.for_;
}

// Of each instance or task: by the minute, as often as chance has it.
void Director::FireRandom(Plot& plot) {
  const Event& event = *plot.event;
  if (const auto begins = Find(event.at); begins && now_ < *begins) return;
  double count = 1;
  if (event.random_per == "instance") {
    count = 0;
    for (const auto& [name, group] : ledger_.groups()) {
      count += static_cast<double>(group.instances.count);
    }
  } else if (event.random_per == "task") {
    count = 0;
    for (const auto& [key, service] : ledger_.services()) {
      count += static_cast<double>(service.running.count);
    }
  }
  const double expected = event.random_rate * count * kMinute.seconds();
  for (double at = DrawExponential(plot.rng); at < expected; at += DrawExponential(plot.rng)) {
    Fire(plot);
    if (stopped()) return;
  }
}

}  // namespace wt::scenario
