// A whole run on a small stack: a service behind a load balancer, on a group's instances.

#include "scenarios/engine/run/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

using testing::HasSubstr;

constexpr std::string_view kCalls =
    R"json([
 ["ec2.DescribeSubnets", {}, "subnets"],
 ["ec2.DescribeVpcs", {}, "vpcs"],
 ["iam.CreateRole", {"RoleName": "main", "AssumeRolePolicyDocument":
   "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",)json"
    R"json(\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}]}"}],
 ["iam.AttachRolePolicy", {"RoleName": "main", "PolicyArn":
   "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}],
 ["iam.CreateInstanceProfile", {"InstanceProfileName": "main"}],
 ["iam.AddRoleToInstanceProfile", {"InstanceProfileName": "main", "RoleName": "main"}],
 ["ec2.CreateLaunchTemplate", {"LaunchTemplateName": "main", "LaunchTemplateData": {
   "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.medium",
   "IamInstanceProfile": {"Name": "main"},
   "UserData": "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1tYWluID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK"}}],
 ["ecs.CreateCluster", {"clusterName": "main"}],
 ["autoscaling.CreateAutoScalingGroup", {"AutoScalingGroupName": "main", "MinSize": 2,
   "MaxSize": 10, "VPCZoneIdentifier": "${subnets.Subnets[].SubnetId,}",
   "NewInstancesProtectedFromScaleIn": true,
   "LaunchTemplate": {"LaunchTemplateName": "main", "Version": "$Latest"}}],
 ["autoscaling.DescribeAutoScalingGroups", {}, "groups"],
 ["ecs.CreateCapacityProvider", {"name": "main", "autoScalingGroupProvider": {
   "autoScalingGroupArn": "${groups.AutoScalingGroups[0].AutoScalingGroupARN}",
   "managedScaling": {"status": "ENABLED", "targetCapacity": 100},
   "managedTerminationProtection": "ENABLED"}}],
 ["ecs.PutClusterCapacityProviders", {"cluster": "main", "capacityProviders": ["main"],
   "defaultCapacityProviderStrategy": [{"capacityProvider": "main", "weight": 1}]}],
 ["elbv2.CreateLoadBalancer", {"Name": "web", "Subnets": "${subnets.Subnets[].SubnetId}"},
   "balancer"],
 ["elbv2.CreateTargetGroup", {"Name": "web", "Protocol": "HTTP", "Port": 80,
   "VpcId": "${vpcs.Vpcs[0].VpcId}", "HealthCheckIntervalSeconds": 10,
   "HealthyThresholdCount": 2, "UnhealthyThresholdCount": 2}, "target"],
 ["elbv2.CreateListener", {
   "LoadBalancerArn": "${balancer.LoadBalancers[0].LoadBalancerArn}", "Protocol": "HTTP",
   "Port": 80, "DefaultActions": [{"Type": "forward",
     "TargetGroupArn": "${target.TargetGroups[0].TargetGroupArn}"}]}],
 ["ecs.RegisterTaskDefinition", {"family": "web", "containerDefinitions": [{"name": "web",
   "image": "web:1", "cpu": 512, "memory": 1024,
   "portMappings": [{"containerPort": 80, "hostPort": 0}]}]}],
 ["ecs.RegisterTaskDefinition", {"family": "web", "containerDefinitions": [{"name": "web",
   "image": "web:2", "cpu": 512, "memory": 1024,
   "portMappings": [{"containerPort": 80, "hostPort": 0}]}]}],
 ["ecs.CreateService", {"cluster": "main", "serviceName": "web", "taskDefinition": "web:1",
   "desiredCount": 6, "placementStrategy": [
     {"type": "spread", "field": "attribute:ecs.availability-zone"},
     {"type": "binpack", "field": "memory"}],
   "loadBalancers": [{"targetGroupArn": "${target.TargetGroups[0].TargetGroupArn}",
     "containerName": "web", "containerPort": 80}]}],
 ["application_autoscaling.RegisterScalableTarget", {"ServiceNamespace": "ecs",
   "ResourceId": "service/main/web", "ScalableDimension": "ecs:service:DesiredCount",
   "MinCapacity": 6, "MaxCapacity": 30}],
 ["application_autoscaling.PutScalingPolicy", {"ServiceNamespace": "ecs",
   "ResourceId": "service/main/web", "ScalableDimension": "ecs:service:DesiredCount",
   "PolicyName": "cpu", "PolicyType": "TargetTrackingScaling",
   "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 50,
     "PredefinedMetricSpecification":
       {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"},
     "ScaleOutCooldown": 60, "ScaleInCooldown": 300}}]
])json";

Call MadeFrom(const Json& line) {
  const std::string name = line[0];
  Call call;
  call.service = name.substr(0, name.find('.'));
  call.operation = name.substr(name.find('.') + 1);
  call.parameters = line[1];
  if (line.size() > 2) call.as = line[2];
  call.position = {"small.yaml", 1, 1};
  return call;
}

Metric Of(const std::string& subject, const std::string& series,
          const std::string& statistic = "") {
  Metric metric;
  metric.value.kind = Expression::Kind::kSeries;
  metric.value.series = {.subject = subject, .series = series, .statistic = statistic};
  return metric;
}

// Two hours: load that rises, stays and falls; a release after one.
Scenario Small() {
  Scenario it;
  it.name = "small";
  it.start = Instant{1709611200'000000};  // 2024-03-05T04:00:00Z
  it.length = Hours(2);
  it.region = "eu-central-1";
  it.stack.source = Stack::Source::kCalls;
  for (const Json& line : Json::parse(kCalls)) it.stack.steps.push_back({.call = MadeFrom(line)});
  it.stack.steps.push_back({.wait = Wait{.kind = Wait::Kind::kServiceSteady,
                                         .subject = "web",
                                         .within = Minutes(20),
                                         .text = "service web steady"}});
  Model model{.name = "web", .service = "web", .cpu_per_request = Millis(15)};
  model.wait_per_request = Millis(20);
  it.models = {model};
  Load load{.name = "browsers", .to = "web", .timeout = Seconds(5)};
  load.rate = {{.kind = RateForm::Kind::kStages,
                .from = 100,
                .stages = {{200, Minutes(30)}, {200, Minutes(30)}, {80, Minutes(30)}}}};
  it.loads = {load};
  Event release{.name = "release"};
  release.at.offset = Hours(1);
  Action update{.kind = Action::Kind::kCall};
  update.call = MadeFrom(
      Json::array({"ecs.UpdateService",
                   Json{{"cluster", "main"}, {"service", "web"}, {"taskDefinition", "web:2"}}}));
  release.actions = {update};
  it.events = {release};

  Expectation fast{.name = "users are served fast", .metric = Of("web", "latency", "p99")};
  fast.bounds.below = Bound{.value = 0.4, .unit = "s"};
  fast.hold = {.kind = Hold::Kind::kShare, .share = 0.95};
  Expectation whole{.name = "almost no errors", .metric = Of("web", "error_rate")};
  whole.bounds.below = Bound{.value = 0.005, .unit = "%"};
  Expectation instances{.name = "never beyond the group", .metric = Of("main", "instances")};
  instances.bounds.below = Bound{.value = 10, .inclusive = true};
  Expectation done{.name = "the release is done", .kind = Expectation::Kind::kRecover};
  done.predicate = {.left = Of("web", "deployment"), .word = "COMPLETED"};
  done.after.event = "release";
  done.within = Minutes(20);
  Expectation wrong{.name = "a bar too high", .metric = Of("web", "tasks.healthy")};
  wrong.bounds.above = Bound{.value = 100};
  wrong.window.whole = false;
  wrong.window.from.offset = Minutes(10);
  wrong.window.to.offset = Minutes(20);
  it.expectations = {fast, whole, instances, done, wrong};
  return it;
}

// Within a test, Run is GoogleTest's.
RunResult Ran(const Scenario& scenario, const RunOptions& options = {}) {
  return Run(scenario, options);
}

const Verdict& Named(const RunResult& run, const std::string& name) {
  for (const Verdict& verdict : run.verdicts) {
    if (verdict.name == name) return verdict;
  }
  ADD_FAILURE() << "no verdict " << name;
  return run.verdicts.front();
}

TEST(RunTest, JudgesWhatHappened) {
  const RunResult run = Ran(Small());
  ASSERT_EQ(run.outcome, Outcome::kFailed) << run.problem;
  for (const Verdict& verdict : run.verdicts) {
    EXPECT_EQ(verdict.ok, verdict.name != "a bar too high")
        << verdict.name << ": " << verdict.measured << " " << verdict.detail;
  }
  const Verdict& wrong = Named(run, "a bar too high");
  EXPECT_EQ(wrong.at, Minutes(10));
  EXPECT_EQ(wrong.detail, "broken for 10m00s");
  EXPECT_FALSE(wrong.before.empty());
  // The stack was steady before t = 0, at which the clock reads the start.
  EXPECT_GT(run.set_up, Minutes(1));
  EXPECT_EQ(run.length, Hours(2));
  EXPECT_EQ(run.world->now(), run.scenario->start + Hours(2));
  // Load brought tasks, and the release is done after it began.
  const EventTimes& release = run.timeline.at("release");
  EXPECT_EQ(release.start, Hours(1));
  ASSERT_TRUE(release.done);
  EXPECT_GT(*release.done, Hours(1));
  const ServiceLife* web = run.ledger->FindService("web");
  ASSERT_NE(web, nullptr);
  EXPECT_EQ(web->healthy.all.At(Duration{}), 6);
  EXPECT_GT(web->healthy.all.At(Minutes(55)), 8);
  // Requests are those of the curve, give or take chance.
  const ServiceTraffic* traffic = run.measures->TrafficOf(*web);
  ASSERT_NE(traffic, nullptr);
  EXPECT_NEAR(traffic->Sum(Minutes(30), Minutes(60)).requests, 200 * 1800, 200 * 1800 * 0.01);
  const Cost cost = run.measures->CostOf(Duration{}, run.length);
  EXPECT_GT(cost.instance_hours, 4);
  EXPECT_LT(cost.instance_hours, 20);
}

TEST(RunTest, TwoRunsOfOneSeedAreTheSame) {
  const RunResult one = Ran(Small()), two = Ran(Small()), other = Ran(Small(), {.seed = 2});
  EXPECT_EQ(one.digest, two.digest);
  EXPECT_NE(one.digest, other.digest);
}

TEST(RunTest, SaysWhichCallOfTheStackWasRefused) {
  Scenario it = Small();
  it.stack.steps[7].call->parameters["clusterName"] = "no such name!";
  const RunResult run = Ran(it);
  EXPECT_EQ(run.outcome, Outcome::kBroken);
  EXPECT_THAT(run.problem, HasSubstr("small.yaml:1:1: ecs.CreateCluster was refused: "));
}

TEST(RunTest, AStopConditionAborts) {
  Scenario it = Small();
  Event stop{.name = "spare-me", .trigger = Event::Trigger::kWhen};
  stop.when.metric = Of("web", "tasks.healthy");
  stop.when.bounds.above = Bound{.value = 7};
  stop.when.for_ = Minutes(2);
  stop.actions = {Action{.kind = Action::Kind::kStop}};
  it.events.push_back(stop);
  const RunResult run = Ran(it);
  EXPECT_EQ(run.outcome, Outcome::kAborted);
  EXPECT_THAT(run.problem, HasSubstr("stopped by spare-me at "));
  EXPECT_LT(run.length, Hours(1));
}

}  // namespace
}  // namespace wt::scenario
