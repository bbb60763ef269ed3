#include "emulator/laws/target_health/target_health.h"

#include <utility>

#include "emulator/base/strings.h"

namespace wt::laws::target_health {
namespace {

struct Words {
  std::string_view name, description;
};

Words WordsOf(Reason reason) {
  switch (reason) {
    case Reason::kNone:
      return {};
    case Reason::kRegistrationInProgress:
      return {"Elb.RegistrationInProgress", "Target registration is in progress"};
    case Reason::kInitialHealthChecking:
      return {"Elb.InitialHealthChecking", "Initial health checks in progress"};
    case Reason::kResponseCodeMismatch:
      return {"Target.ResponseCodeMismatch", "Health checks failed with these codes: ["};
    case Reason::kTimeout:
      return {"Target.Timeout", "Request timed out"};
    case Reason::kFailedHealthChecks:
      return {"Target.FailedHealthChecks", "Health checks failed"};
    case Reason::kNotRegistered:
      return {"Target.NotRegistered", "Target is not registered to the target group"};
    case Reason::kNotInUse:
      return {"Target.NotInUse",
              "Target group is not configured to receive traffic from the load balancer"};
    case Reason::kZoneNotEnabled:
      return {"Target.NotInUse",
              "Target is in an Availability Zone that is not enabled for the load balancer"};
    case Reason::kInvalidState:
      return {"Target.InvalidState", "Target is in the "};
    case Reason::kIpUnusable:
      return {"Target.IpUnusable",
              "The IP address cannot be used as a target, as it is in use by a load balancer"};
    case Reason::kHealthCheckDisabled:
      return {"Target.HealthCheckDisabled", "Health checks are disabled"};
    case Reason::kDeregistrationInProgress:
      return {"Target.DeregistrationInProgress", "Target deregistration is in progress"};
    case Reason::kInternalError:
      return {"Elb.InternalError", "Health checks failed due to an internal error"};
  }
  return {};
}

Reason ReasonOf(const Settings& settings, Outcome outcome) {
  if (settings.network) return Reason::kFailedHealthChecks;
  switch (outcome) {
    case Outcome::kPassed:
      return Reason::kNone;
    case Outcome::kCodeMismatch:
      return Reason::kResponseCodeMismatch;
    case Outcome::kTimedOut:
      return Reason::kTimeout;
    case Outcome::kRefused:
      return Reason::kFailedHealthChecks;
  }
  return Reason::kNone;
}

std::optional<CodeRange> ParseCodes(std::string_view part) {
  const size_t dash = part.find('-');
  const std::optional<int64_t> min = ParseInt(part.substr(0, dash));
  const std::optional<int64_t> max =
      dash == std::string_view::npos ? min : ParseInt(part.substr(dash + 1));
  if (!min || !max || *min > *max) return std::nullopt;
  return CodeRange{*min, *max};
}

}  // namespace

std::string_view StateName(State state) {
  switch (state) {
    case State::kInitial:
      return "initial";
    case State::kHealthy:
      return "healthy";
    case State::kUnhealthy:
      return "unhealthy";
    case State::kUnhealthyDraining:
      return "unhealthy.draining";
    case State::kUnused:
      return "unused";
    case State::kDraining:
      return "draining";
    case State::kUnavailable:
      return "unavailable";
  }
  return "";
}

std::string_view ReasonName(Reason reason) { return WordsOf(reason).name; }

std::string Description(Reason reason, std::string_view detail) {
  const std::string_view words = WordsOf(reason).description;
  if (reason == Reason::kResponseCodeMismatch) return StrCat(words, detail, "]");
  if (reason == Reason::kInvalidState) return StrCat(words, detail, " state");
  return std::string(words);
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
Progress AfterCheck(const Settings& settings, Progress before, Outcome outcome,
                    std::string_view detail) {
  Progress after = std::move(before);
  const bool initial = after.state == State::kInitial;

  // 1. One result of the other kind begins the count anew.
  if (outcome == Outcome::kPassed) {
    ++after.passed;
    after.failed = 0;
    const int64_t wanted = initial && !settings.network ? 1 : settings.healthy_threshold;
    if (after.state == State::kHealthy || after.passed < wanted) {
      if (initial) after.reason = Reason::kInitialHealthChecking;
      return after;
    }
    after.state = State::kHealthy;
    after.reason = Reason::kNone;
    after.detail.clear();
    return after;
  }
  ++after.failed;
  after.passed = 0;

  // 2. The unhealthy threshold, from wherever it was. What is unhealthy already says why anew.
  if (after.state != State::kUnhealthy && after.failed < settings.unhealthy_threshold) {
    if (initial) after.reason = Reason::kInitialHealthChecking;
    return after;
  }
  after.state = State::kUnhealthy;
  after.reason = ReasonOf(settings, outcome);
  after.detail = after.reason == Reason::kResponseCodeMismatch ? std::string(detail) : "";
  return after;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
std::optional<Reason> NotChecked(const Circumstances& seen) {
  if (!seen.bad_state.empty()) return Reason::kInvalidState;
  if (seen.held_by_balancer) return Reason::kIpUnusable;
  if (!seen.in_use) return Reason::kNotInUse;
  if (!seen.zone_enabled) return Reason::kZoneNotEnabled;
  if (!seen.checks_enabled) return Reason::kHealthCheckDisabled;
  return std::nullopt;
}

bool IsMatcher(std::string_view matcher, CodeRange allowed) {
  for (const std::string_view part : Split(matcher, ',')) {
    const std::optional<CodeRange> codes = ParseCodes(part);
    if (!codes || codes->min < allowed.min || codes->max > allowed.max) return false;
  }
  return true;
}

bool Matches(std::string_view matcher, int64_t code) {
  for (const std::string_view part : Split(matcher, ',')) {
    const std::optional<CodeRange> codes = ParseCodes(part);
    if (codes && code >= codes->min && code <= codes->max) return true;
  }
  return false;
}

}  // namespace wt::laws::target_health
