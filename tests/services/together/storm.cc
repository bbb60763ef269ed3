#include "tests/services/together/storm.h"

#include <gtest/gtest.h>

#include "tests/support/seed_stack.h"

namespace wt::together {
namespace {

// "#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n"
constexpr const char* kJoin =
    "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1zaG9wID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

}  // namespace

std::vector<Row> Storm::Rows(std::string_view table) {
  std::vector<Row> rows;
  bool there = false;
  for (const auto& one : world_.world().store().tables()) {
    if (one->name() != table) continue;
    there = true;
    const std::vector<state::ColumnInfo> columns = one->columns();
    one->Each([&](const std::vector<state::Value>& values) {
      Row& row = rows.emplace_back();
      for (size_t i = 0; i < values.size(); ++i) {
        std::string& text = row[std::string(columns[i].name)];
        if (const auto* word = std::get_if<std::string>(&values[i])) text = *word;
        if (const auto* number = std::get_if<int64_t>(&values[i])) text = std::to_string(*number);
      }
    });
  }
  EXPECT_TRUE(there) << table;
  return rows;
}

std::vector<std::string> Storm::Column(std::string_view table, const std::string& column,
                                       const std::function<bool(const Row&)>& fits) {
  std::vector<std::string> out;
  for (const Row& row : Rows(table)) {
    if (!fits || fits(row)) out.push_back(row.at(column));
  }
  return out;
}

// --- What there is to delete ---------------------------------------------------------------------

void Storm::Build() {
  const Json found = world_.Call("ec2.DescribeSubnets");
  for (const Json& subnet : found["Subnets"]) subnets_.push_back(subnet["SubnetId"]);
  vpc_ = found["Subnets"][0]["VpcId"];
  auto call = [this](const char* operation, const Json& in) { return world_.Call(operation, in); };
  seed_stack::MakeInstanceProfile(call, "web");
  world_.Call("ec2.CreateLaunchTemplate", {{"LaunchTemplateName", "web"},
                                           {"LaunchTemplateData",
                                            {{"ImageId", "ami-0123456789abcdef0"},
                                             {"InstanceType", "t3.medium"},
                                             {"IamInstanceProfile", {{"Name", "web"}}},
                                             {"UserData", kJoin}}}});
  world_.Call("ecs.CreateCluster", {{"clusterName", "shop"}});
  MakeBalancer();
  MakeGroup();
  world_.Call("ecs.RegisterTaskDefinition",
              {{"family", "web"},
               {"containerDefinitions",
                {{{"name", "web"},
                  {"image", "web:1"},
                  {"cpu", 256},
                  {"memory", 256},
                  {"portMappings", {{{"containerPort", 80}, {"hostPort", 0}}}}}}}});
  MakeService("web");
  MakeService("api");
  MakePolicies();
}

void Storm::MakeBalancer() {
  Do("elbv2.CreateTargetGroup", {{"Name", "web"},
                                 {"Protocol", "HTTP"},
                                 {"Port", 80},
                                 {"VpcId", vpc_},
                                 {"HealthCheckIntervalSeconds", 10}});
  Do("elbv2.CreateLoadBalancer", {{"Name", "web"}, {"Subnets", {subnets_[0], subnets_[1]}}});
  const std::string group = Any(Column("elbv2_target_group", "arn"));
  Do("elbv2.CreateListener",
     {{"LoadBalancerArn", Any(Column("elbv2_load_balancer", "arn"))},
      {"Protocol", "HTTP"},
      {"Port", 80},
      {"DefaultActions", {{{"Type", "forward"}, {"TargetGroupArn", group}}}}});
  Do("elbv2.ModifyTargetGroupAttributes",
     {{"TargetGroupArn", group},
      {"Attributes", {{{"Key", "deregistration_delay.timeout_seconds"}, {"Value", "20"}}}}});
}

void Storm::MakeGroup() {
  Json request{{"AutoScalingGroupName", "web"},
               {"MinSize", 0},
               {"MaxSize", 6},
               {"DesiredCapacity", 2},
               {"DefaultInstanceWarmup", 60},
               {"LaunchTemplate", {{"LaunchTemplateName", "web"}}},
               {"VPCZoneIdentifier", subnets_[0] + "," + subnets_[1]}};
  const std::vector<std::string> groups = Column("elbv2_target_group", "arn");
  if (!groups.empty() && rng_.Below(2) == 0) {
    request["TargetGroupARNs"] = groups;
    request["HealthCheckType"] = "ELB";
  }
  Do("autoscaling.CreateAutoScalingGroup", request);
  if (rng_.Below(2) == 0) {
    const bool out = rng_.Below(2) == 0;
    Do("autoscaling.PutLifecycleHook",
       {{"AutoScalingGroupName", "web"},
        {"LifecycleHookName", "hook"},
        {"HeartbeatTimeout", 60},
        {"LifecycleTransition",
         out ? "autoscaling:EC2_INSTANCE_TERMINATING" : "autoscaling:EC2_INSTANCE_LAUNCHING"},
        {"DefaultResult", rng_.Below(2) == 0 ? "CONTINUE" : "ABANDON"}});
  }
  const Json group = world_.Call("autoscaling.DescribeAutoScalingGroups");
  if (!group["AutoScalingGroups"].empty()) {
    Do("ecs.CreateCapacityProvider",
       {{"name", "web"},
        {"autoScalingGroupProvider",
         {{"autoScalingGroupArn", group["AutoScalingGroups"][0]["AutoScalingGroupARN"]},
          {"managedScaling", {{"status", "ENABLED"}, {"targetCapacity", 100}}},
          {"managedDraining", rng_.Below(2) == 0 ? "ENABLED" : "DISABLED"}}}});
  }
  Do("ecs.PutClusterCapacityProviders",
     {{"cluster", "shop"},
      {"capacityProviders", Json::array({"web"})},
      {"defaultCapacityProviderStrategy", {{{"capacityProvider", "web"}, {"weight", 1}}}}});
  if (rng_.Below(3) == 0) {
    Do("autoscaling.PutWarmPool", {{"AutoScalingGroupName", "web"},
                                   {"MinSize", 1},
                                   {"MaxGroupPreparedCapacity", 2},
                                   {"PoolState", rng_.Below(2) == 0 ? "Running" : "Stopped"},
                                   {"InstanceReusePolicy", {{"ReuseOnScaleIn", true}}}});
  }
  if (rng_.Below(2) == 0) {
    Do("autoscaling.EnableMetricsCollection",
       {{"AutoScalingGroupName", "web"}, {"Granularity", "1Minute"}});
  }
  Do("autoscaling.PutScheduledUpdateGroupAction", {{"AutoScalingGroupName", "web"},
                                                   {"ScheduledActionName", "often"},
                                                   {"Recurrence", "*/3 * * * *"},
                                                   {"DesiredCapacity", 3}});
}

void Storm::MakeService(const std::string& name) {
  Json request{{"cluster", "shop"},
               {"serviceName", name},
               {"taskDefinition", "web"},
               {"desiredCount", 3},
               {"healthCheckGracePeriodSeconds", 60}};
  const std::vector<std::string> groups = Column("elbv2_target_group", "arn");
  if (!groups.empty() && name == "web") {
    request["loadBalancers"] = {
        {{"targetGroupArn", groups[0]}, {"containerName", "web"}, {"containerPort", 80}}};
  } else {
    request.erase("healthCheckGracePeriodSeconds");
  }
  Do("ecs.CreateService", request);
}

void Storm::MakePolicies() {
  for (const char* name : {"web", "api"}) {
    const std::string id = std::string("service/shop/") + name;
    const Json target{
        {"ServiceNamespace", "ecs"}, {"ResourceId", id}, {"ScalableDimension", kDimension}};
    Json request = target;
    request.update({{"MinCapacity", 1}, {"MaxCapacity", 8}});
    Do("application_autoscaling.RegisterScalableTarget", request);
    request = target;
    request.update(
        {{"PolicyName", "load"},
         {"PolicyType", "TargetTrackingScaling"},
         {"TargetTrackingScalingPolicyConfiguration",
          {{"TargetValue", 50},
           {"ScaleOutCooldown", 30},
           {"ScaleInCooldown", 30},
           {"CustomizedMetricSpecification",
            {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}}}}});
    Do("application_autoscaling.PutScalingPolicy", request);
    request = target;
    request.update({{"ScheduledActionName", "often"},
                    {"Schedule", "rate(2 minutes)"},
                    {"ScalableTargetAction", {{"MinCapacity", 2}, {"MaxCapacity", 6}}}});
    Do("application_autoscaling.PutScheduledAction", request);
  }
  Do("autoscaling.PutScalingPolicy",
     {{"AutoScalingGroupName", "web"},
      {"PolicyName", "load"},
      {"PolicyType", "TargetTrackingScaling"},
      {"TargetTrackingConfiguration",
       {{"CustomizedMetricSpecification",
         {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}},
        {"TargetValue", 50}}}});
}

// --- One deletion --------------------------------------------------------------------------------

void Storm::DeleteOfGroups() {
  const std::string member = Any(Column("autoscaling_instance", "id"));
  const Json web{{"AutoScalingGroupName", "web"}};
  const auto with = [&](Json more) {
    more.update(web);
    return more;
  };
  switch (rng_.Below(14)) {
    case 0:
      return Do("autoscaling.DeleteAutoScalingGroup", with({{"ForceDelete", true}}));
    case 1:
      return Do("autoscaling.DeleteLifecycleHook", with({{"LifecycleHookName", "hook"}}));
    case 2:
      return Do("autoscaling.DeletePolicy", with({{"PolicyName", "load"}}));
    case 3:
      return Do("autoscaling.DeletePolicy",
                with({{"PolicyName", Any(Column("autoscaling_policy", "name"))}}));
    case 4:
      return Do("autoscaling.DeleteWarmPool", with({{"ForceDelete", rng_.Below(2) == 0}}));
    case 5:
      return Do("autoscaling.DeleteScheduledAction", with({{"ScheduledActionName", "often"}}));
    case 6:
      return Do("autoscaling.DetachInstances",
                with({{"InstanceIds", Json::array({member})},
                      {"ShouldDecrementDesiredCapacity", rng_.Below(2) == 0}}));
    case 7:
      return Do("autoscaling.EnterStandby", with({{"InstanceIds", Json::array({member})},
                                                  {"ShouldDecrementDesiredCapacity", true}}));
    case 8:
      return Do("autoscaling.ExitStandby", with({{"InstanceIds", Json::array({member})}}));
    case 9:
      return Do("autoscaling.TerminateInstanceInAutoScalingGroup",
                {{"InstanceId", member}, {"ShouldDecrementDesiredCapacity", rng_.Below(2) == 0}});
    case 10:
      return Do("autoscaling.SetInstanceHealth", {{"InstanceId", member},
                                                  {"HealthStatus", "Unhealthy"},
                                                  {"ShouldRespectGracePeriod", false}});
    case 11:
      return Do("autoscaling.CompleteLifecycleAction",
                with({{"LifecycleHookName", Any(Column("autoscaling_hook_action", "hook"))},
                      {"InstanceId", Any(Column("autoscaling_hook_action", "instance_id"))},
                      {"LifecycleActionResult", rng_.Below(2) == 0 ? "ABANDON" : "CONTINUE"}}));
    case 12:
      return Do("autoscaling.StartInstanceRefresh",
                with({{"Preferences",
                       {{"MinHealthyPercentage", 50},
                        {"MaxHealthyPercentage", rng_.Below(2) == 0 ? 100 : 150}}}}));
    default:
      return Do("autoscaling.DetachLoadBalancerTargetGroups",
                with({{"TargetGroupARNs", Column("elbv2_target_group", "arn")}}));
  }
}

void Storm::DeleteOfInstances() {
  const Json ids = Json::array({Any(Column("ec2_instance", "id", IsUp))});
  switch (rng_.Below(6)) {
    case 0:
      return Do("ec2.StopInstances", {{"InstanceIds", ids}});
    case 1:
      return Do("ec2.StartInstances", {{"InstanceIds", ids}});
    case 2:
      return Do("ec2.DeleteLaunchTemplate", {{"LaunchTemplateName", "web"}});
    case 3:
      return Do("ec2.DeleteSubnet", {{"SubnetId", Any(subnets_)}});
    default:
      return Do("ec2.TerminateInstances", {{"InstanceIds", ids}});
  }
}

void Storm::DeleteOfEcs() {
  const std::string service = rng_.Below(2) == 0 ? "web" : "api";
  switch (rng_.Below(9)) {
    case 0:
      return Do("ecs.DeleteService", {{"cluster", "shop"}, {"service", service}, {"force", true}});
    case 1:
    case 2:
      return Do("ecs.StopTask", {{"cluster", "shop"}, {"task", Any(Column("ecs_task", "id"))}});
    case 3:
    case 4:
      return Do("ecs.DeregisterContainerInstance",
                {{"cluster", "shop"},
                 {"containerInstance", Any(Column("ecs_container_instance", "id"))},
                 {"force", true}});
    case 5:
      return Do("ecs.DeleteCapacityProvider", {{"capacityProvider", "web"}});
    case 6:
      return Do("ecs.DeleteCluster", {{"cluster", "shop"}});
    case 7:
      return Do("ecs.DeregisterTaskDefinition", {{"taskDefinition", "web:1"}});
    default:
      return Do("ecs.PutClusterCapacityProviders",
                {{"cluster", "shop"},
                 {"capacityProviders", Json::array()},
                 {"defaultCapacityProviderStrategy", Json::array()}});
  }
}

void Storm::DeleteOfBalancers() {
  const std::string group = Any(Column("elbv2_target_group", "arn"));
  switch (rng_.Below(4)) {
    case 0:
      return Do("elbv2.DeleteLoadBalancer",
                {{"LoadBalancerArn", Any(Column("elbv2_load_balancer", "arn"))}});
    case 1:
      return Do("elbv2.DeleteListener", {{"ListenerArn", Any(Column("elbv2_listener", "arn"))}});
    case 2:
      return Do("elbv2.DeleteTargetGroup", {{"TargetGroupArn", group}});
    default:
      return Do(
          "elbv2.DeregisterTargets",
          {{"TargetGroupArn", group}, {"Targets", {{{"Id", Any(Column("elbv2_target", "id"))}}}}});
  }
}

void Storm::DeleteOfPolicies() {
  const Json target{{"ServiceNamespace", "ecs"},
                    {"ResourceId", rng_.Below(2) == 0 ? "service/shop/web" : "service/shop/api"},
                    {"ScalableDimension", kDimension}};
  Json request = target;
  switch (rng_.Below(4)) {
    case 0:
      return Do("application_autoscaling.DeregisterScalableTarget", target);
    case 1:
      request["PolicyName"] = "load";
      return Do("application_autoscaling.DeleteScalingPolicy", request);
    case 2:
      request["ScheduledActionName"] = "often";
      return Do("application_autoscaling.DeleteScheduledAction", request);
    default:
      return Do("cloudwatch.DeleteAlarms",
                {{"AlarmNames", Json::array({Any(Column("cloudwatch_alarm", "name"))})}});
  }
}

// What is gone is made again, and what is there is told to move.
void Storm::Change() {
  switch (rng_.Below(8)) {
    case 0:
      return MakeBalancer();
    case 1:
      return MakeGroup();
    case 2:
      return MakeService(rng_.Below(2) == 0 ? "web" : "api");
    case 3:
      return MakePolicies();
    case 4:
      return Do("autoscaling.SetDesiredCapacity",
                {{"AutoScalingGroupName", "web"},
                 {"DesiredCapacity", static_cast<int64_t>(rng_.Below(7))}});
    case 5:
      return Do("ecs.UpdateService", {{"cluster", "shop"},
                                      {"service", rng_.Below(2) == 0 ? "web" : "api"},
                                      {"desiredCount", static_cast<int64_t>(rng_.Below(9))},
                                      {"forceNewDeployment", rng_.Below(3) == 0}});
    case 6:
      Do("ecs.CreateCluster", {{"clusterName", "shop"}});
      return Do("ec2.CreateLaunchTemplate", {{"LaunchTemplateName", "web"},
                                             {"LaunchTemplateData",
                                              {{"ImageId", "ami-0123456789abcdef0"},
                                               {"InstanceType", "t3.medium"},
                                               {"IamInstanceProfile", {{"Name", "web"}}},
                                               {"UserData", kJoin}}}});
    default:
      for (int i = 0; i < 4; ++i) {
        Do("cloudwatch.PutMetricData",
           {{"Namespace", "App"},
            {"MetricData",
             {{{"MetricName", "Load"}, {"Value", static_cast<int64_t>(rng_.Below(120))}}}}});
        world_.Advance(Minutes(1));
      }
  }
}

void Storm::Step() {
  switch (rng_.Below(8)) {
    case 0:
    case 1:
      DeleteOfGroups();
      break;
    case 2:
      DeleteOfInstances();
      break;
    case 3:
      DeleteOfEcs();
      break;
    case 4:
      DeleteOfBalancers();
      break;
    case 5:
      DeleteOfPolicies();
      break;
    default:
      Change();
  }
  // Any moment: in the middle of a boot, of a drain, of an alarm's minute, or, seldom, settled; a
  // launch that its hook abandons each time does not settle and costs two hours.
  switch (rng_.Below(25)) {
    case 0:
      world_.Settle();
      break;
    case 1:
    case 2:
    case 3:
    case 4:
      break;
    case 5:
    case 6:
    case 7:
    case 8:
      world_.Advance(Millis(static_cast<int64_t>(rng_.Below(2000))));
      break;
    case 9:
    case 10:
    case 11:
    case 12:
      world_.Advance(Seconds(static_cast<int64_t>(rng_.Below(400))));
      break;
    default:
      world_.Advance(Seconds(static_cast<int64_t>(rng_.Below(45))));
  }
}

}  // namespace wt::together
