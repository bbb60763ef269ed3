#include "scenarios/engine/run/staging.h"

#include <algorithm>
#include <cmath>

#include "emulator/world/timing.h"
#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/file/references.h"
#include "scenarios/engine/workload/workload.h"
#include "services/autoscaling/autoscaling.h"
#include "services/ecs/ecs.h"
#include "services/ecs/state.h"
#include "services/elbv2/elbv2.h"
#include "services/install.h"

namespace wt::scenario {
namespace {

// Of an instance between its launch and its agent's beginning: what ec2.boot takes at most.
constexpr Duration kBoot = Seconds(15);

std::string Assignment(std::string_view name, Duration min, Duration max) {
  if (max < min) max = min;
  return StrCat(name, "=", FormatDuration(min), "..", FormatDuration(max));
}

// The span that a duration of the world is set to: all of it with the same mean and deviation.
// Deviation: the world draws its durations evenly between two bounds; here a normal or lognormal
// distribution is one such span, because a world's timings are rows with two bounds.
std::pair<Duration, Duration> SpanOf(const Distribution& it) {
  double low = it.a.seconds(), high = it.a.seconds();
  if (it.kind == Distribution::Kind::kUniform) {
    high = it.b.seconds();
  } else if (it.kind == Distribution::Kind::kNormal) {
    low -= std::sqrt(3.0) * it.b.seconds();
    high += std::sqrt(3.0) * it.b.seconds();
  } else if (it.kind == Distribution::Kind::kLognormal) {
    const double sigma = std::log(std::max(1.0, it.b.seconds() / it.a.seconds())) / 2.3263;
    low = it.a.seconds() * std::exp(-std::sqrt(3.0) * sigma);
    high = it.a.seconds() * std::exp(std::sqrt(3.0) * sigma);
  } else if (it.kind == Distribution::Kind::kEmpirical && !it.samples.empty()) {
    low = it.samples.front().seconds();
    high = it.samples.back().seconds();
  }
  const auto micros = [](double seconds) {
    return Duration{static_cast<int64_t>(std::llround(std::max(0.0, seconds) * 1e3)) * 1000};
  };
  Duration min = micros(low), max = micros(high);
  if (it.floor) min = std::max(min, *it.floor), max = std::max(max, *it.floor);
  if (it.cap) min = std::min(min, *it.cap), max = std::min(max, *it.cap);
  return {min, max};
}

}  // namespace

Staging::Staging(const Scenario& scenario, uint64_t seed) : scenario_(scenario), seed_(seed) {}

Result<void> Staging::Build(Instant start) {
  start_ = start;
  calls_.clear();
  notices_.clear();
  answers_ = Json::object();
  world_ =
      std::make_unique<World>(WorldOptions{.seed = seed_,
                                           .start = start,
                                           .region = scenario_.region,
                                           .clock = sim::ClockSetting{sim::ClockMode::kManual}});
  traffic_ = std::make_unique<Traffic>();
  services::Install(*world_);
  workload::Install(*world_);
  faults::Install(*world_);
  world_->Subscribe<faults::StopAsked>(
      [this](Turn&, const faults::StopAsked& asked) { stop_asked_ = asked.name; });
  world_->Subscribe<workload::SegmentSolved>(
      [traffic = traffic_.get()](Turn&, const workload::SegmentSolved& solved) {
        traffic->Take(solved);
      });
  WT_TRY(world_->Open(""));
  if (scenario_.stack.source == Stack::Source::kSnapshot) {
    WT_TRY(world_->LoadSnapshot(scenario_.stack.snapshot));
  }
  if (scenario_.stack.source == Stack::Source::kAttach) {
    return Error{.code = "NotImplemented",
                 .message =
                     "stack: attach is not implemented by Windtunnel; take a snapshot of the "
                     "running emulator and name it: stack: {snapshot: FILE}"};
  }
  WT_TRY(SetTimings());
  for (const StackStep& step : scenario_.stack.steps) {
    if (step.call) WT_TRY(Make(*step.call, "stack"));
    if (step.wait) WT_TRY(Await(*step.wait));
  }
  return {};
}

Result<void> Staging::SetTimings() {
  TimingOptions options;
  const auto set = [&](const std::string& what, std::string_view name, Duration min, Duration max) {
    for (const std::string& known : options.assignments) {
      if (!known.starts_with(StrCat(name, "="))) continue;
      notices_.push_back(StrCat(what, ": ", name, " is one for all models; the first is taken"));
      return;
    }
    options.assignments.push_back(Assignment(name, min, max));
  };
  for (const Model& model : scenario_.models) {
    const std::string path = StrCat("model.", model.name);
    if (model.pull) {
      const auto [min, max] = SpanOf(*model.pull);
      set(path, "ecs.image_pull", min, max);
    }
    if (model.boot) {
      const auto [min, max] = SpanOf(*model.boot);
      set(path, "ecs.container_start", min, max);
    }
    if (model.boot_to_registered) {
      const auto [min, max] = SpanOf(*model.boot_to_registered);
      const Duration boot = std::min(kBoot, min);
      set(path, "ec2.boot", boot, boot);
      set(path, "ecs.agent_start", min - boot, max - boot);
    }
  }
  if (options.assignments.empty()) return {};
  Result<void> done;
  world_->RunTurn("scenario", [&](Turn& turn) { done = ApplyTimings(turn, options); });
  return done;
}

Result<void> Staging::Make(const Call& call, const std::string& by) {
  MadeCall& made = calls_.emplace_back();
  made.at = since_start();
  made.by = by;
  made.service = call.service;
  made.operation = call.operation;
  const auto refuse = [&](const Error& error) {
    made.error = StrCat(error.code, ": ", error.message);
    const Position& at = call.position;
    return Error{
        .code = error.code,
        .message = StrCat(at.file, ":", at.line, ":", at.column, ": ", call.service, ".",
                          call.operation, " was refused: ", error.code, ": ", error.message)};
  };
  Result<Json> parameters = Resolve(call.parameters, answers_);
  if (!parameters.ok()) return refuse(parameters.error());
  made.parameters = *parameters;
  const Caller caller{
      .access_key_id = "scenario", .account = scenario_.account, .region = scenario_.region};
  const auto answer = world_->Call(call.service, call.operation, caller, made.parameters.dump());
  if (!answer.ok()) return refuse(answer.error());
  made.answer = Json::parse(*answer);
  Keep(call, made.answer, answers_);
  return {};
}

Result<std::string> Staging::StartFault(const Action& action, const std::string& by,
                                        std::optional<Duration> lasts) {
  faults::Fault fault;
  fault.action = action.id;
  fault.name = action.name.empty() ? by : StrCat(by, ".", action.name);
  fault.parameters = action.parameters;
  fault.targets = action.targets;
  fault.lasts = action.duration ? action.duration : lasts;
  std::string id;
  Result<void> done;
  world_->RunTurn("scenario", [&](Turn& turn) {
    Context ctx(turn.world(), scenario_.account, scenario_.region);
    Result<faults::FaultId> started = faults::Start(ctx, fault);
    if (started.ok()) {
      id = *started;
    } else {
      done = started.error();
    }
  });
  if (!done.ok()) return done.error();
  return id;
}

// One that has ended by itself is no error.
void Staging::EndFault(const std::string& id) {
  world_->RunTurn("scenario", [&](Turn& turn) {
    Context ctx(turn.world(), scenario_.account, scenario_.region);
    static_cast<void>(faults::End(ctx, id));
  });
}

Result<void> Staging::Await(const Wait& wait) {
  if (wait.kind == Wait::Kind::kTime) {
    world_->RunUntil(world_->now() + wait.time);
    return {};
  }
  if (wait.kind == Wait::Kind::kPredicate) {
    return Error{.code = "NotImplemented",
                 .message = StrCat("wait: '", wait.text,
                                   "' is not implemented by Windtunnel; wait for a service, a "
                                   "group, targets or a time")};
  }
  const Instant limit = world_->now() + wait.within;
  world_->RunUntilTrue([&] { return Holds(wait); }, wait.within);
  if (Holds(wait)) return {};
  return Error{
      .code = "TooLate",
      .message = StrCat("wait: '", wait.text, "' did not come true within ",
                        FormatDuration(wait.within), " (it is ", FormatIso8601(limit), ")")};
}

bool Staging::Holds(const Wait& wait) {
  switch (wait.kind) {
    case Wait::Kind::kServiceSteady:
      return ServiceSteady(wait.subject);
    case Wait::Kind::kGroupInService:
      return GroupInService(wait.subject);
    case Wait::Kind::kTargetsHealthy:
      return TargetsHealthy(wait.subject);
    case Wait::Kind::kInstancesRegistered:
      return InstancesRegistered(wait.subject);
    default:
      return true;
  }
}

bool Staging::ServiceSteady(const std::string& words) {
  Context ctx = context();
  for (const ecs::ServiceName& name : ecs::ServicesOf(ctx, ctx.account(), ctx.region())) {
    if (name.name != words && StrCat(name.cluster, "/", name.name) != words) continue;
    const auto view =
        ecs::FindServiceView(ctx, ctx.account(), ctx.region(), name.cluster, name.name);
    if (!view || view->running != view->desired || view->pending > 0 || view->deploying) {
      return false;
    }
    for (const std::string& group : name.target_groups) {
      for (const auto& target : elbv2::TargetsOf(ctx, group)) {
        if (target.state != laws::target_health::State::kHealthy) return false;
      }
    }
    return true;
  }
  return false;
}

bool Staging::GroupInService(const std::string& name) {
  Context ctx = context();
  const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), name);
  if (!group) return false;
  const auto count = std::count_if(group->instances.begin(), group->instances.end(),
                                   [](const auto& one) { return one.in_service(); });
  return count >= group->desired_capacity;
}

bool Staging::TargetsHealthy(const std::string& name) {
  Context ctx = context();
  for (const auto& row : elbv2::AttachedGroups(ctx, ctx.account(), ctx.region())) {
    if (row.arn != name && row.arn.find(StrCat("targetgroup/", name, "/")) == std::string::npos) {
      continue;
    }
    const auto targets = elbv2::TargetsOf(ctx, row.arn);
    return !targets.empty() && std::all_of(targets.begin(), targets.end(), [](const auto& one) {
      return one.state == laws::target_health::State::kHealthy;
    });
  }
  return false;
}

// "main": of the cluster, as many as the group has in service.
bool Staging::InstancesRegistered(const std::string& words) {
  Context ctx = context();
  int64_t registered = 0, wanted = 0;
  for (const auto& row : ctx.Scan<ecs::ContainerInstanceRow>(words)) {
    registered += row.agent_connected && row.status == "ACTIVE" ? 1 : 0;
  }
  if (const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), words)) {
    wanted = group->desired_capacity;
  }
  return registered >= std::max<int64_t>(1, wanted);
}

}  // namespace wt::scenario
