#pragma once

// A small stack as people run it: a service behind an Application Load Balancer, on instances of a
// group that a capacity provider scales, with target tracking on its CPU. `call` answers
// call("ecs.CreateCluster", request) with JSON under the model's names.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/base/encoding.h"

namespace wt {

struct SeedStack {
  std::string load_balancer, target_group;  // ARNs.
};

struct SeedStackSizes {
  int instances_min = 2, instances_max = 10;
  int tasks = 4, tasks_min = 4, tasks_max = 30;
  double cpu_target = 50;
};

namespace seed_stack {

using Json = nlohmann::ordered_json;

template <class Call>
std::vector<std::string> Subnets(Call& call) {
  std::vector<std::string> subnets;
  const Json all = call("ec2.DescribeSubnets", Json::object())["Subnets"];
  for (const Json& subnet : all) {
    if (subnets.size() < 3) subnets.push_back(subnet["SubnetId"]);
  }
  return subnets;
}

template <class Call>
std::string OpenGroup(Call& call, const std::string& name, int from, int to) {
  const Json vpcs = call("ec2.DescribeVpcs", Json::object())["Vpcs"];
  const std::string id =
      call("ec2.CreateSecurityGroup",
           {{"GroupName", name}, {"Description", name}, {"VpcId", vpcs[0]["VpcId"]}})["GroupId"];
  call(
      "ec2.AuthorizeSecurityGroupIngress",
      {{"GroupId", id},
       {"IpPermissions", Json::array({{{"IpProtocol", "tcp"},
                                       {"FromPort", from},
                                       {"ToPort", to},
                                       {"IpRanges", Json::array({{{"CidrIp", "0.0.0.0/0"}}})}}})}});
  return id;
}

// The role by which agents may register.
template <class Call>
void MakeInstanceProfile(Call& call, const std::string& name) {
  call("iam.CreateRole",
       {{"RoleName", name},
        {"AssumeRolePolicyDocument",
         R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",)"
         R"("Principal":{"Service":"ec2.amazonaws.com"}}]})"}});
  call("iam.AttachRolePolicy",
       {{"RoleName", name},
        {"PolicyArn",
         "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}});
  call("iam.CreateInstanceProfile", {{"InstanceProfileName", name}});
  call("iam.AddRoleToInstanceProfile", {{"InstanceProfileName", name}, {"RoleName", name}});
}

template <class Call>
void MakeCapacity(Call& call, const SeedStackSizes& sizes, const std::string& subnets) {
  const std::string group = OpenGroup(call, "hosts", 32768, 60999);
  MakeInstanceProfile(call, "main");
  call("ec2.CreateLaunchTemplate",
       {{"LaunchTemplateName", "main"},
        {"LaunchTemplateData",
         {{"ImageId", "ami-0123456789abcdef0"},
          {"InstanceType", "t3.medium"},
          {"SecurityGroupIds", Json::array({group})},
          {"IamInstanceProfile", {{"Name", "main"}}},
          {"UserData",
           Base64Encode("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n")}}}});
  call("ecs.CreateCluster", {{"clusterName", "main"}});
  call("autoscaling.CreateAutoScalingGroup",
       {{"AutoScalingGroupName", "main"},
        {"MinSize", sizes.instances_min},
        {"MaxSize", sizes.instances_max},
        {"VPCZoneIdentifier", subnets},
        {"NewInstancesProtectedFromScaleIn", true},
        {"LaunchTemplate", {{"LaunchTemplateName", "main"}, {"Version", "$Latest"}}}});
  const Json groups = call("autoscaling.DescribeAutoScalingGroups", Json::object());
  call("ecs.CreateCapacityProvider",
       {{"name", "main"},
        {"autoScalingGroupProvider",
         {{"autoScalingGroupArn", groups["AutoScalingGroups"][0]["AutoScalingGroupARN"]},
          {"managedScaling", {{"status", "ENABLED"}, {"targetCapacity", 100}}},
          {"managedTerminationProtection", "ENABLED"}}}});
  call("ecs.PutClusterCapacityProviders",
       {{"cluster", "main"},
        {"capacityProviders", Json::array({"main"})},
        {"defaultCapacityProviderStrategy",
         Json::array({{{"capacityProvider", "main"}, {"weight", 1}}})}});
}

template <class Call>
SeedStack MakeBalancer(Call& call, const std::vector<std::string>& subnets) {
  SeedStack stack;
  const std::string group = OpenGroup(call, "balancer", 80, 80);
  const Json vpcs = call("ec2.DescribeVpcs", Json::object())["Vpcs"];
  const Json balancer =
      call("elbv2.CreateLoadBalancer",
           {{"Name", "web"}, {"Subnets", subnets}, {"SecurityGroups", Json::array({group})}});
  stack.load_balancer = balancer["LoadBalancers"][0]["LoadBalancerArn"];
  const Json target = call("elbv2.CreateTargetGroup", {{"Name", "web"},
                                                       {"Protocol", "HTTP"},
                                                       {"Port", 80},
                                                       {"VpcId", vpcs[0]["VpcId"]},
                                                       {"HealthCheckIntervalSeconds", 10},
                                                       {"HealthyThresholdCount", 2},
                                                       {"UnhealthyThresholdCount", 2}});
  stack.target_group = target["TargetGroups"][0]["TargetGroupArn"];
  call("elbv2.ModifyTargetGroupAttributes",
       {{"TargetGroupArn", stack.target_group},
        {"Attributes",
         Json::array({{{"Key", "deregistration_delay.timeout_seconds"}, {"Value", "30"}}})}});
  call("elbv2.CreateListener",
       {{"LoadBalancerArn", stack.load_balancer},
        {"Protocol", "HTTP"},
        {"Port", 80},
        {"DefaultActions",
         Json::array({{{"Type", "forward"}, {"TargetGroupArn", stack.target_group}}})}});
  return stack;
}

template <class Call>
void MakeService(Call& call, const SeedStackSizes& sizes, const SeedStack& stack) {
  call("ecs.RegisterTaskDefinition",
       {{"family", "web"},
        {"containerDefinitions",
         Json::array(
             {{{"name", "web"},
               {"image", "web:1"},
               {"cpu", 512},
               {"memory", 1024},
               {"portMappings", Json::array({{{"containerPort", 80}, {"hostPort", 0}}})}}})}});
  call("ecs.CreateService",
       {{"cluster", "main"},
        {"serviceName", "web"},
        {"taskDefinition", "web"},
        {"desiredCount", sizes.tasks},
        {"placementStrategy",
         Json::array({{{"type", "spread"}, {"field", "attribute:ecs.availability-zone"}},
                      {{"type", "binpack"}, {"field", "memory"}}})},
        {"loadBalancers", Json::array({{{"targetGroupArn", stack.target_group},
                                        {"containerName", "web"},
                                        {"containerPort", 80}}})}});
  const Json target = {{"ServiceNamespace", "ecs"},
                       {"ResourceId", "service/main/web"},
                       {"ScalableDimension", "ecs:service:DesiredCount"}};
  Json bounds = target;
  bounds["MinCapacity"] = sizes.tasks_min;
  bounds["MaxCapacity"] = sizes.tasks_max;
  call("application_autoscaling.RegisterScalableTarget", bounds);
  Json policy = target;
  policy["PolicyName"] = "cpu";
  policy["PolicyType"] = "TargetTrackingScaling";
  policy["TargetTrackingScalingPolicyConfiguration"] = {
      {"TargetValue", sizes.cpu_target},
      {"PredefinedMetricSpecification",
       {{"PredefinedMetricType", "ECSServiceAverageCPUUtilization"}}},
      {"ScaleOutCooldown", 60},
      {"ScaleInCooldown", 300}};
  call("application_autoscaling.PutScalingPolicy", policy);
}

}  // namespace seed_stack

// All of it; nothing has come up yet when it answers.
template <class Call>
SeedStack MakeSeedStack(Call&& call, const SeedStackSizes& sizes = {}) {
  const std::vector<std::string> subnets = seed_stack::Subnets(call);
  std::string listed;
  for (const std::string& id : subnets) listed += (listed.empty() ? "" : ",") + id;
  seed_stack::MakeCapacity(call, sizes, listed);
  const SeedStack stack = seed_stack::MakeBalancer(call, subnets);
  seed_stack::MakeService(call, sizes, stack);
  return stack;
}

}  // namespace wt
