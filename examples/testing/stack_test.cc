// A cluster that grows, tested in virtual time. Nothing listens, nothing sleeps.

#include <chrono>
#include <string>

#include <windtunnel/testing.h>

using windtunnel::FailsWith;
using windtunnel::Has;
using windtunnel::Succeeds;
using windtunnel::Tells;
using namespace std::chrono_literals;

class Stack : public windtunnel::WindtunnelTest {
 protected:
  void SetUp() override {
    ASSERT_THAT(Call("ecs.CreateCluster", R"({"clusterName": "main"})"), Succeeds());
    // "#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n"
    instances = Call("ec2.RunInstances", R"({
      "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.medium", "MinCount": 2, "MaxCount": 2,
      "UserData": "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1tYWluID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK"})")
                    .Get("Instances[0].InstanceId");
    ASSERT_THAT(Call("ecs.RegisterTaskDefinition", R"({"family": "web", "containerDefinitions": [
                       {"name": "web", "image": "web:1", "cpu": 512, "memory": 1024}]})"),
                Succeeds());
  }

  std::string Running() {
    return Call("ecs.DescribeServices", R"({"cluster": "main", "services": ["web"]})")
        .Get("services[0].runningCount");
  }

  std::string instances;
};

TEST_F(Stack, InstancesBootAndJoin) {
  const auto joined = [&] {
    return Call("ecs.ListContainerInstances", R"({"cluster": "main"})")
               .Count("containerInstanceArns") == 2;
  };
  EXPECT_FALSE(joined());
  EXPECT_TRUE(world.AdvanceUntil(joined, 10min));
  EXPECT_GT(world.now(), windtunnel::ParseTime("2024-01-01T00:00:00Z"));
  EXPECT_THAT(world.Journal(), Tells("running", instances));
}

TEST_F(Stack, AServiceBecomesSteady) {
  world.Settle();
  ASSERT_THAT(Call("ecs.CreateService", R"({"cluster": "main", "serviceName": "web",
                     "taskDefinition": "web", "desiredCount": 4})"),
              Has("service.status", "ACTIVE"));
  EXPECT_EQ(Running(), "0");
  EXPECT_TRUE(world.AdvanceUntil([&] { return Running() == "4"; }, 10min));
  EXPECT_FALSE(world.Why("web").empty());
}

TEST_F(Stack, ErrorsAreThoseOfAws) {
  EXPECT_THAT(Call("ecs.DescribeServices", R"({"cluster": "other", "services": ["web"]})"),
              FailsWith("ClusterNotFoundException"));
}

TEST_F(Stack, AForkGoesItsOwnWay) {
  windtunnel::World other = world.Fork();
  EXPECT_EQ(other.Digest(), world.Digest());
  EXPECT_THAT(other.Call("ecs.CreateCluster", R"({"clusterName": "second"})"), Succeeds());
  EXPECT_EQ(Call("ecs.ListClusters").Count("clusterArns"), 1U);
  EXPECT_EQ(other.Call("ecs.ListClusters").Count("clusterArns"), 2U);
}

TEST_F(Stack, AnEndpointAnswersAnyClient) {
  // What an SDK is told: endpointOverride, and these credentials.
  EXPECT_THAT(world.endpoint(), ::testing::StartsWith("http://127.0.0.1:"));
  EXPECT_EQ(world.credentials().region, "us-east-1");
}
