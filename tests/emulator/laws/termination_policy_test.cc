#include "emulator/laws/termination_policy/termination_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::termination_policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant kNow{1'000'000'000'000'000};

Instance At(std::string zone, Duration age) {
  return {.zone = std::move(zone), .launched_at = kNow - age, .template_version = 1};
}

std::vector<size_t> Choose(const std::vector<Instance>& instances,
                           const std::vector<std::string>& policies,
                           const Purchase& purchase = {}) {
  return Select(instances, policies, purchase, kNow);
}

TEST(TerminationPolicyTest, TheFullestZoneComesBeforeEveryPolicy) {
  const std::vector<Instance> instances{At("a", Hours(9)), At("b", Hours(2)), At("b", Hours(1))};
  EXPECT_THAT(Choose(instances, {"OldestInstance"}), ElementsAre(1));
}

TEST(TerminationPolicyTest, BalancedZonesAreAllConsidered) {
  const std::vector<Instance> instances{At("a", Hours(9)), At("b", Hours(2))};
  EXPECT_THAT(Choose(instances, {"OldestInstance"}), ElementsAre(0));
  EXPECT_THAT(Choose(instances, {"NewestInstance"}), ElementsAre(1));
}

TEST(TerminationPolicyTest, ProtectedInstancesStayAndTheirZoneIsPassedOver) {
  std::vector<Instance> instances{At("a", Hours(3)), At("a", Hours(3)), At("b", Hours(1))};
  instances[0].is_protected = instances[1].is_protected = true;
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(2));
  instances[2].is_protected = true;
  EXPECT_THAT(Choose(instances, {"Default"}), IsEmpty());
}

TEST(TerminationPolicyTest, DefaultTakesLaunchConfigurationsBeforeTemplates) {
  std::vector<Instance> instances{At("a", Hours(1)), At("a", Hours(2)), At("a", Hours(3))};
  instances[1].from_configuration = true;
  instances[1].configuration_created_at = Instant{2};
  instances[2].from_configuration = true;
  instances[2].configuration_created_at = Instant{1};
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(2));
}

TEST(TerminationPolicyTest, DefaultTakesTheOldestTemplateVersion) {
  std::vector<Instance> instances{At("a", Hours(1)), At("a", Hours(1)), At("a", Hours(1))};
  instances[0].template_version = 3;
  instances[2].template_version = 2;
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(1));
  // A template that is not the group's present one goes before any version.
  instances[0].current_template = false;
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(0));
}

TEST(TerminationPolicyTest, DefaultThenTakesWhatIsClosestToItsNextHour) {
  const std::vector<Instance> instances{At("a", Minutes(30)), At("a", Minutes(119)),
                                        At("a", Minutes(61))};
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(1));
  EXPECT_THAT(Choose(instances, {"ClosestToNextInstanceHour"}), ElementsAre(1));
}

TEST(TerminationPolicyTest, WhatIsLeftEqualIsDrawn) {
  const std::vector<Instance> instances{At("a", Hours(1)), At("a", Hours(1))};
  EXPECT_THAT(Choose(instances, {"Default"}), ElementsAre(0, 1));
}

TEST(TerminationPolicyTest, PoliciesApplyInTheOrderGiven) {
  std::vector<Instance> instances{At("a", Hours(1)), At("a", Hours(2)), At("a", Hours(3))};
  instances[2].template_version = 2;
  EXPECT_THAT(Choose(instances, {"OldestLaunchTemplate", "OldestInstance"}), ElementsAre(1));
  EXPECT_THAT(Choose(instances, {"OldestInstance", "OldestLaunchTemplate"}), ElementsAre(2));
}

TEST(TerminationPolicyTest, AMixedGroupGivesUpThePurchaseOptionInExcess) {
  std::vector<Instance> instances{At("a", Hours(1)), At("a", Hours(2)), At("a", Hours(3))};
  instances[0].spot = true;
  EXPECT_THAT(Choose(instances, {"AllocationStrategy"}, {.on_demand_wanted = 1}),
              ElementsAre(1, 2));
  EXPECT_THAT(Choose(instances, {"AllocationStrategy"}, {.on_demand_wanted = 2}), ElementsAre(0));
}

}  // namespace
}  // namespace wt::laws::termination_policy
