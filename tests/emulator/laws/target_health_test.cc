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

TEST(TargetHealth, SaysWhyInTheWordsOfAws) {
  struct Words {
    Reason reason;
    const char* detail;
    const char* name;
    const char* words;
  };
  for (const Words& c : {
           Words{Reason::kRegistrationInProgress, "", "Elb.RegistrationInProgress",
                 "Target registration is in progress"},
           Words{Reason::kInitialHealthChecking, "", "Elb.InitialHealthChecking",
                 "Initial health checks in progress"},
           Words{Reason::kNone, "", "", ""},
           Words{Reason::kResponseCodeMismatch, "404", "Target.ResponseCodeMismatch",
                 "Health checks failed with these codes: [404]"},
           Words{Reason::kTimeout, "", "Target.Timeout", "Request timed out"},
           Words{Reason::kFailedHealthChecks, "", "Target.FailedHealthChecks",
                 "Health checks failed"},
           Words{Reason::kInternalError, "", "Elb.InternalError",
                 "Health checks failed due to an internal error"},
           Words{Reason::kNotRegistered, "", "Target.NotRegistered",
                 "Target is not registered to the target group"},
           Words{Reason::kNotInUse, "", "Target.NotInUse",
                 "Target group is not configured to receive traffic from the load balancer"},
           Words{Reason::kZoneNotEnabled, "", "Target.NotInUse",
                 "Target is in an Availability Zone that is not enabled for the load balancer"},
           Words{Reason::kInvalidState, "terminated", "Target.InvalidState",
                 "Target is in the terminated state"},
           Words{Reason::kIpUnusable, "", "Target.IpUnusable",
                 "The IP address cannot be used as a target, as it is in use by a load balancer"},
           Words{Reason::kDeregistrationInProgress, "", "Target.DeregistrationInProgress",
                 "Target deregistration is in progress"},
           Words{Reason::kHealthCheckDisabled, "", "Target.HealthCheckDisabled",
                 "Health checks are disabled"},
       }) {
    EXPECT_EQ(ReasonName(c.reason), c.name);
    EXPECT_EQ(Description(c.reason, c.detail), c.words);
  }
}

TEST(TargetHealth, AnyThresholdsCountRowsAlone) {
  for (int64_t healthy = 2; healthy <= 10; ++healthy) {
    for (int64_t unhealthy = 2; unhealthy <= 10; ++unhealthy) {
      const Settings settings{.healthy_threshold = healthy, .unhealthy_threshold = unhealthy};
      const auto times = [](int64_t n, char c) { return std::string(static_cast<size_t>(n), c); };
      Progress one = Checked(settings, {}, "+");
      EXPECT_EQ(one.state, State::kHealthy);
      one = Checked(settings, one, times(unhealthy - 1, 't') + "+" + times(unhealthy - 1, 't'));
      EXPECT_EQ(one.state, State::kHealthy);
      one = Checked(settings, one, "t");
      EXPECT_EQ(one.state, State::kUnhealthy);
      one = Checked(settings, one, times(healthy - 1, '+') + "t" + times(healthy - 1, '+'));
      EXPECT_EQ(one.state, State::kUnhealthy);
      EXPECT_EQ(Checked(settings, one, "+").state, State::kHealthy);
    }
  }
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
