#pragma once

// Which state a target of a load balancer is in, and why. The rule is in README.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::laws::target_health {

enum class State : uint8_t {
  kInitial,
  kHealthy,
  kUnhealthy,
  kUnhealthyDraining,
  kUnused,
  kDraining,
  kUnavailable,
};
std::string_view StateName(State state);

enum class Reason : uint8_t {
  kNone,
  kRegistrationInProgress,
  kInitialHealthChecking,
  kResponseCodeMismatch,
  kTimeout,
  kFailedHealthChecks,
  kNotRegistered,
  kNotInUse,
  kZoneNotEnabled,  // Target.NotInUse too, with words of its own.
  kInvalidState,
  kIpUnusable,
  kHealthCheckDisabled,
  kDeregistrationInProgress,
  kInternalError,
};
// "Target.Timeout"; empty for none.
std::string_view ReasonName(Reason reason);
// "Request timed out". `detail` is the code that was answered, or the state of an instance.
std::string Description(Reason reason, std::string_view detail = {});

// What a single check came to.
enum class Outcome : uint8_t { kPassed, kCodeMismatch, kTimedOut, kRefused };

struct Settings {
  // A Network Load Balancer's: thresholds count from the start, and reasons are not told apart.
  bool network = false;
  int64_t healthy_threshold = 5;
  int64_t unhealthy_threshold = 2;
};

// Where a target stands between checks.
struct Progress {
  State state = State::kInitial;
  Reason reason = Reason::kRegistrationInProgress;
  std::string detail;
  int64_t passed = 0;  // In a row.
  int64_t failed = 0;

  friend bool operator==(const Progress&, const Progress&) = default;
};

// Where it stands after a check. `detail` is the code that was answered.
Progress AfterCheck(const Settings& settings, Progress before, Outcome outcome,
                    std::string_view detail = {});

// What keeps a target from being checked at all.
struct Circumstances {
  bool in_use = true;  // A rule of a load balancer forwards to the group.
  bool zone_enabled = true;
  bool checks_enabled = true;
  std::string bad_state;          // Of its instance: "stopped", "terminated"; empty where it runs.
  bool held_by_balancer = false;  // Its address is a load balancer's own.
};
// The reason for which the target is `unused` or `unavailable`, if any.
std::optional<Reason> NotChecked(const Circumstances& seen);

// --- Codes ---------------------------------------------------------------------------------------

struct CodeRange {
  int64_t min = 0, max = 0;
};
// "200", "200,202", "200-299", all codes within the range; false where it is none of these.
bool IsMatcher(std::string_view matcher, CodeRange allowed);
bool Matches(std::string_view matcher, int64_t code);

}  // namespace wt::laws::target_health
