// Faults that are written wrongly are refused in a sentence, and nothing has happened.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/engine/faults/actions.h"
#include "scenarios/engine/faults/words.h"
#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

struct WrongCase {
  const char* body;
  const char* message;
};

constexpr WrongCase kWrong[] = {
    {R"([])", "A JSON object with a fault is wanted."},
    {R"({"for": "5m"})", "A JSON object with a fault is wanted."},
    {R"({"wt:az:powerloss": {"zone": "b"}})",
     "There is no fault 'wt:az:powerloss'. Did you mean 'wt:az:power-loss'?"},
    {R"({"wt:az:power-loss": {}})", "wt:az:power-loss needs the parameter 'zone'."},
    {R"({"wt:az:power-loss": {"zon": "b"}})",
     "There is no parameter of wt:az:power-loss 'zon'. Did you mean 'zone'?"},
    {R"({"wt:az:power-loss": {"zone": "q"}})",
     "There is no Availability Zone of us-east-1 'q'. Did you mean 'us-east-1a'?"},
    {R"({"wt:az:power-loss": {"zone": "b"}, "for": "soon"})",
     "for: 'soon' is not a duration such as 45m."},
    {R"({"wt:metrics:delay": {"by": "late"}})", "by: 'late' is not a duration such as PT5M or 5m."},
    {R"({"wt:instance:slow-boot": {}})",
     "wt:instance:slow-boot needs the parameter 'by' or 'times'."},
    {R"({"wt:instance:slow-boot": {"times": -1}})", "times: '-1' is not a number above 0."},
    {R"j({"wt:instance:impaired": {"check": "all", "selectionMode": "COUNT(1)"}})j",
     "check: 'all' is not one of instance, system, both."},
    {R"({"aws:ecs:drain-container-instances": {"drainagePercentage": 101,
        "selectionMode": "ALL"}})",
     "drainagePercentage: '101' is not a percentage from 1 to 100."},
    {R"({"wt:task:crash-loop": {"service": "web", "exitCode": 300}})",
     "exitCode: '300' is not an integer from 0 to 255."},
    {R"({"wt:task:leak": {"service": "web", "perMinute": "20"}})",
     "perMinute: '20' is not an amount such as 20MiB."},
    {R"({"wt:task:slow": {"service": "wep", "times": 2}})",
     "No service or load balancer is called wep. There is none in this account and Region."},
    {R"({"aws:ec2:terminate-instances": {}})",
     "aws:ec2:terminate-instances needs a target: aws:ec2:instance."},
    {R"({"aws:ec2:terminate-instances": {"resourceType": "aws:ecs:task"}})",
     "aws:ec2:terminate-instances is aimed at aws:ec2:instance, not at aws:ecs:task."},
    {R"({"aws:ec2:terminate-instances": {"resourceType": "aws:ec2:instance"}})",
     "Instances: say which by resourceArns, resourceTags, filters, parameters or selectionMode."},
    {R"({"aws:ec2:terminate-instances": {"resourceTags": {"a": "b"}}})",
     "Instances: nothing matches."},
    {R"({"aws:ec2:terminate-instances": {"selectionMode": "SOME"}})",
     "selectionMode: 'SOME' is not one of ALL, COUNT(n), PERCENT(p)."},
    {R"({"action": "aws:ec2:terminate-instances",
        "targets": {"Instance": {"selectionMode": "ALL"}}})",
     "There is no target of aws:ec2:terminate-instances 'Instance'. Did you mean 'Instances'?"},
    {R"({"aws:ec2:send-spot-instance-interruptions":
        {"durationBeforeInterruption": "PT1M", "selectionMode": "ALL"}})",
     "durationBeforeInterruption: from 2 to 15 minutes."},
    {R"({"aws:fis:inject-api-throttle-error": {"service": "ecss"}})",
     "There is no service 'ecss'. Did you mean 'ecs'?"},
    {R"({"aws:fis:inject-api-throttle-error": {"service": "ecs", "operations": "RunTasks"}})",
     "There is no operation of ecs 'RunTasks'."},
    {R"({"aws:network:disrupt-connectivity": {"scope": "s3", "selectionMode": "ALL"}})",
     "scope: 's3' is not one of all, availability-zone, vpc."},
    {R"({"action": "wt:clock:mark", "parameter": {}})",
     "There is no member 'parameter'. Did you mean 'parameters'?"},
    {R"({"actions": {"a": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "x"}}}})",
     "actions.a.targets.Instances: There is no target 'x'."},
    {R"({"actions": {"a": {"actionId": "stop", "startAfter": ["b"]},
                     "b": {"actionId": "stop", "startAfter": ["a"]}}})",
     "actions: startAfter goes round in a circle."},
};

TEST(FaultWordsTest, WhatIsWrongIsSaid) {
  for (const WrongCase& wrong : kWrong) {
    FaultWorld world;
    EXPECT_EQ(world.Refused(wrong.body), wrong.message) << wrong.body;
    EXPECT_EQ(world.Happened("capacity_missing"), 0u);
    EXPECT_EQ(world.world().store().Get<TroubleRow>().size(), 0u) << wrong.body;
  }
}

TEST(FaultWordsTest, DurationsAreOfFisOrWithUnits) {
  EXPECT_EQ(faults::ReadDuration("PT5M"), Minutes(5));
  EXPECT_EQ(faults::ReadDuration("PT1H30M"), Minutes(90));
  EXPECT_EQ(faults::ReadDuration("P1DT1S"), Hours(24) + Seconds(1));
  EXPECT_EQ(faults::ReadDuration("90s"), Seconds(90));
  for (const char* wrong : {"P", "PT", "PT5", "P5M", "PT5X", "5", ""}) {
    EXPECT_EQ(faults::ReadDuration(wrong), std::nullopt) << wrong;
  }
}

TEST(FaultWordsTest, TheTableIsInOrder) {
  for (size_t i = 1; i < faults::kActions.size(); ++i) {
    EXPECT_LT(faults::kActions[i - 1].id, faults::kActions[i].id);
  }
}

}  // namespace
}  // namespace wt
