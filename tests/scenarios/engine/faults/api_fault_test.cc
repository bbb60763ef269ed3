#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

struct ApiCase {
  const char* action;
  const char* service;
  const char* operation;
  const char* code;
  int status;
};

constexpr ApiCase kCases[] = {
    {"throttle", "ec2", "ec2.DescribeVpcs", "RequestLimitExceeded", 503},
    {"throttle", "elasticloadbalancing", "elbv2.DescribeLoadBalancers", "Throttling", 400},
    {"throttle", "ecs", "ecs.ListClusters", "ThrottlingException", 400},
    {"unavailable", "ec2", "ec2.DescribeVpcs", "Unavailable", 503},
    {"unavailable", "autoscaling", "autoscaling.DescribeAutoScalingGroups", "ServiceUnavailable",
     503},
    {"unavailable", "ecs", "ecs.ListClusters", "ServiceUnavailableException", 503},
    {"internal", "ec2", "ec2.DescribeVpcs", "InternalError", 500},
    {"internal", "iam", "iam.ListRoles", "InternalFailure", 500},
    {"internal", "ecs", "ecs.ListClusters", "ServerException", 500},
};

TEST(ApiFaultTest, EachServiceSaysItInItsWords) {
  for (const ApiCase& one : kCases) {
    FaultWorld world;
    const std::string fault = world.Fault(std::string(R"({"aws:fis:inject-api-)") + one.action +
                                          R"(-error": {"service": ")" + one.service + R"("}})");
    const Error error = world.Fail(one.operation);
    EXPECT_EQ(error.code, one.code);
    EXPECT_EQ(error.http_status, one.status);
    world.EndFault(fault);
    world.Call(one.operation);
  }
}

TEST(ApiFaultTest, OnlyTheOperationsNamedFailAndNothingHasHappened) {
  FaultWorld world;
  world.Fault(R"({"aws:fis:inject-api-throttle-error":
                  {"service": "ecs", "operations": "CreateCluster,DeleteCluster"}})");
  world.Fail("ecs.CreateCluster", {{"clusterName", "main"}});
  EXPECT_TRUE(world.Call("ecs.ListClusters")["clusterArns"].empty());
  EXPECT_EQ(world.Happened("call_refused"), 1u);
}

TEST(ApiFaultTest, APercentageStrikesSoOften) {
  FaultWorld world;
  world.Fault(R"({"aws:fis:inject-api-internal-error": {"service": "ecs", "percentage": 30}})");
  world.ThroughASnapshot();
  int failed = 0;
  for (int i = 0; i < 200; ++i) {
    if (!world.Try("ecs.ListClusters").ok()) ++failed;
  }
  EXPECT_GT(failed, 40);
  EXPECT_LT(failed, 80);
}

TEST(ApiFaultTest, OnlyTheRolesNamedAreStruck) {
  FaultWorld world;
  world.Fault(R"({"action": "aws:fis:inject-api-throttle-error", "parameters": {"service": "ecs"},
                  "targets": {"Roles": {"resourceArns":
                      ["arn:aws:iam::123456789012:role/web"]}}})");
  world.Call("ecs.ListClusters");
}

TEST(ApiFaultTest, OtherRegionsAreSpared) {
  FaultWorld world;
  world.Fault(R"({"aws:fis:inject-api-throttle-error": {"service": "ecs"}})");
  world.UseRegion("eu-west-1");
  world.Call("ecs.ListClusters");
}

}  // namespace
}  // namespace wt
