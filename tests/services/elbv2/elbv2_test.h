#pragma once

// A world with a VPC, and short ways to make load balancers in it.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt::elbv2 {

class Elbv2Test : public testing::Test {
 protected:
  Elbv2Test() {
    vpc_ = world_.Call("ec2.DescribeVpcs")["Vpcs"][0]["VpcId"];
    for (const Json& subnet : Json(world_.Call("ec2.DescribeSubnets")["Subnets"])) {
      if (subnet["AvailabilityZone"] == "us-east-1a") subnet_a_ = subnet["SubnetId"];
      if (subnet["AvailabilityZone"] == "us-east-1b") subnet_b_ = subnet["SubnetId"];
    }
  }

  Json Balancer(const std::string& name = "web", const std::string& type = "application") {
    return world_.Call(
        "elbv2.CreateLoadBalancer",
        {{"Name", name}, {"Type", type}, {"Subnets", {subnet_a_, subnet_b_}}})["LoadBalancers"][0];
  }
  Json Group(const std::string& name = "web", const Json& more = Json::object()) {
    Json request = {{"Name", name}, {"Protocol", "HTTP"}, {"Port", 80}, {"VpcId", vpc_}};
    request.update(more);
    return world_.Call("elbv2.CreateTargetGroup", request)["TargetGroups"][0];
  }
  static Json Forward(const Json& group) {
    return {{{"Type", "forward"}, {"TargetGroupArn", group["TargetGroupArn"]}}};
  }
  static Json Fixed(const std::string& code = "404") {
    return {{{"Type", "fixed-response"}, {"FixedResponseConfig", {{"StatusCode", code}}}}};
  }
  static Json Path(const std::string& pattern) {
    return {{{"Field", "path-pattern"}, {"Values", {pattern}}}};
  }
  Json Listener(const Json& balancer, const Json& actions, int port = 80) {
    return world_.Call("elbv2.CreateListener", {{"LoadBalancerArn", balancer["LoadBalancerArn"]},
                                                {"Protocol", "HTTP"},
                                                {"Port", port},
                                                {"DefaultActions", actions}})["Listeners"][0];
  }
  Json Rule(const Json& listener, int priority, const Json& conditions, const Json& actions) {
    return world_.Call("elbv2.CreateRule", {{"ListenerArn", listener["ListenerArn"]},
                                            {"Priority", priority},
                                            {"Conditions", conditions},
                                            {"Actions", actions}})["Rules"][0];
  }
  // A running instance that answers on every port.
  std::string Instance(const std::string& subnet = "") {
    const Json run =
        world_.Call("ec2.RunInstances", {{"ImageId", "ami-0123456789abcdef0"},
                                         {"InstanceType", "t3.micro"},
                                         {"MinCount", 1},
                                         {"MaxCount", 1},
                                         {"SubnetId", subnet.empty() ? subnet_a_ : subnet}});
    world_.Settle();
    return run["Instances"][0]["InstanceId"];
  }
  // Lets the VPC's default group take in everything.
  void OpenDefaultGroup() {
    const Json groups =
        world_.Call("ec2.DescribeSecurityGroups",
                    {{"Filters", {{{"Name", "group-name"}, {"Values", {"default"}}}}}});
    world_.Call(
        "ec2.AuthorizeSecurityGroupIngress",
        {{"GroupId", groups["SecurityGroups"][0]["GroupId"]},
         {"IpPermissions", {{{"IpProtocol", "-1"}, {"IpRanges", {{{"CidrIp", "0.0.0.0/0"}}}}}}}});
  }
  void Register(const Json& group, const std::string& id) {
    world_.Call("elbv2.RegisterTargets",
                {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", {{{"Id", id}}}}});
  }
  Json Health(const Json& group) {
    return world_.Call("elbv2.DescribeTargetHealth",
                       {{"TargetGroupArn", group["TargetGroupArn"]}})["TargetHealthDescriptions"];
  }
  // "healthy", "unhealthy Target.Timeout"
  std::string HealthOf(const Json& group) {
    const Json all = Health(group);
    if (all.empty()) return "gone";
    const Json& health = all[0]["TargetHealth"];
    std::string out = health["State"];
    if (health.contains("Reason")) out += " " + health["Reason"].get<std::string>();
    return out;
  }
  // "Code: message"
  std::string Refusal(std::string_view operation, const Json& request) {
    const Error error = world_.Fail(operation, request);
    return error.code + ": " + error.message;
  }

  TestWorld world_;
  std::string vpc_, subnet_a_, subnet_b_;
};

}  // namespace wt::elbv2
