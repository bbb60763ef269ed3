#include "emulator/laws/target_health/target_health.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::target_health {
namespace {

constexpr Settings kApplication{.healthy_threshold = 3, .unhealthy_threshold = 2};
constexpr Settings kNetwork{.network = true, .healthy_threshold = 3, .unhealthy_threshold = 2};

Progress Checked(const Settings& settings, Progress progress, std::string_view checks) {
  for (const char c : checks) {
    const Outcome outcome = c == '+'   ? Outcome::kPassed
                            : c == 'm' ? Outcome::kCodeMismatch
                            : c == 't' ? Outcome::kTimedOut
                                       : Outcome::kRefused;
    progress =
        AfterCheck(settings, progress, outcome, outcome == Outcome::kCodeMismatch ? "503" : "");
  }
  return progress;
}

struct Case {
  const char* name;
  Settings settings;
  State from;
  const char* checks;
  State to;
  Reason reason;
};

TEST(TargetHealth, FollowsTheChecks) {
  const Case cases[] = {
      {"first pass", kApplication, State::kInitial, "+", State::kHealthy, Reason::kNone},
      {"one failure decides nothing", kApplication, State::kInitial, "t", State::kInitial,
       Reason::kInitialHealthChecking},
      {"two failures do", kApplication, State::kInitial, "tt", State::kUnhealthy, Reason::kTimeout},
      {"a pass after a failure", kApplication, State::kInitial, "t+", State::kHealthy,
       Reason::kNone},
      {"healthy bears one", kApplication, State::kHealthy, "-", State::kHealthy, Reason::kNone},
      {"counts begin anew", kApplication, State::kHealthy, "-+-", State::kHealthy, Reason::kNone},
      {"not two", kApplication, State::kHealthy, "--", State::kUnhealthy,
       Reason::kFailedHealthChecks},
      {"comes back", kApplication, State::kUnhealthy, "+++", State::kHealthy, Reason::kNone},
      {"not too early", kApplication, State::kUnhealthy, "++", State::kUnhealthy,
       Reason::kRegistrationInProgress},
      {"nor after a slip", kApplication, State::kUnhealthy, "++-++", State::kUnhealthy,
       Reason::kFailedHealthChecks},
      {"the last failure says why", kApplication, State::kHealthy, "-tm", State::kUnhealthy,
       Reason::kResponseCodeMismatch},
      {"network counts from the start", kNetwork, State::kInitial, "++", State::kInitial,
       Reason::kInitialHealthChecking},
      {"and then is healthy", kNetwork, State::kInitial, "+++", State::kHealthy, Reason::kNone},
      {"network tells nothing apart", kNetwork, State::kHealthy, "tm", State::kUnhealthy,
       Reason::kFailedHealthChecks},
  };
  for (const Case& c : cases) {
    Progress before;
    before.state = c.from;
    if (c.from == State::kHealthy) before.reason = Reason::kNone;
    const Progress after = Checked(c.settings, before, c.checks);
    EXPECT_EQ(StateName(after.state), StateName(c.to)) << c.name;
    EXPECT_EQ(ReasonName(after.reason), ReasonName(c.reason)) << c.name;
  }
}

TEST(TargetHealth, SaysWhichCodesCame) {
  const Progress after = Checked(kApplication, Progress{}, "mm");
  EXPECT_EQ(Description(after.reason, after.detail),
            "Health checks failed with these codes: [503]");
  EXPECT_EQ(Description(Reason::kInvalidState, "stopped"), "Target is in the stopped state");
}

TEST(TargetHealth, KnowsWhatIsNotChecked) {
  EXPECT_EQ(NotChecked({}), std::nullopt);
  EXPECT_EQ(NotChecked({.in_use = false}), Reason::kNotInUse);
  EXPECT_EQ(NotChecked({.zone_enabled = false}), Reason::kZoneNotEnabled);
  EXPECT_EQ(NotChecked({.checks_enabled = false}), Reason::kHealthCheckDisabled);
  EXPECT_EQ(NotChecked({.in_use = false, .bad_state = "stopped"}), Reason::kInvalidState);
}

TEST(TargetHealth, ReadsMatchers) {
  constexpr CodeRange kHttp{200, 499};
  for (const char* good : {"200", "200,202", "200-299", "200-204,301,400-499"}) {
    EXPECT_TRUE(IsMatcher(good, kHttp)) << good;
  }
  for (const char* bad : {"", "abc", "200,", "199", "200-500", "299-200", "200 202", "2xx"}) {
    EXPECT_FALSE(IsMatcher(bad, kHttp)) << bad;
  }
  EXPECT_TRUE(Matches("200,300-399", 302));
  EXPECT_FALSE(Matches("200,300-399", 201));
}

}  // namespace
}  // namespace wt::laws::target_health
