#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/workload/load_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const Json kWeb = {{"ClusterName", "main"}, {"ServiceName", "web"}};

Json BalancerOf(const LoadWorld& world) { return {{"LoadBalancer", world.BalancerDimension()}}; }
Json GroupOf(const LoadWorld& world) {
  return {{"LoadBalancer", world.BalancerDimension()}, {"TargetGroup", world.GroupDimension()}};
}
double Sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(WorkloadTest, CpuFollowsTheUtilisationLaw) {
  LoadWorld world;
  world.MakeStack();
  // 100/s × 10 ms are one vCPU, over four tasks that reserve half a one each: 50 %, and idle use.
  world.Load("web", R"({"rate": "100/s", "cpu": "10ms"})");
  world.Advance(Minutes(2));
  EXPECT_NEAR(world.ServiceCpu(), 50 + 0.4, 0.1);
  EXPECT_THAT(world.Metric("AWS/ECS", "CPUUtilization", kWeb, "SampleCount", 1), ElementsAre(4));
  // The cluster's: of all that its instances register.
  const double registered = 2.0 * static_cast<double>(world.Instances());
  EXPECT_NEAR(world.Metric("AWS/ECS", "CPUUtilization", {{"ClusterName", "main"}}, "Average", 1)[0],
              100 * 1.008 / registered, 0.1);
}

TEST(WorkloadTest, IdleServicesHaveMetricsAndNoRequests) {
  LoadWorld world;
  world.MakeStack();
  EXPECT_LT(world.ServiceCpu(), 2);
  EXPECT_THAT(world.Metric("AWS/ECS", "MemoryUtilization", kWeb, "Average", 5), SizeIs(5));
  EXPECT_THAT(world.Metric("AWS/ApplicationELB", "RequestCount", BalancerOf(world), "Sum", 5),
              IsEmpty());
  EXPECT_THAT(world.Metric("AWS/ApplicationELB", "RequestCountPerTarget", GroupOf(world), "Sum", 5),
              ElementsAre(0, 0, 0, 0, 0));
  EXPECT_THAT(world.Metric("AWS/ApplicationELB", "HealthyHostCount", GroupOf(world), "Average", 2),
              ElementsAre(4, 4));
}

TEST(WorkloadTest, EveryRequestIsCountedOnce) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "80/s", "cpu": "10ms"})");
  world.Advance(Minutes(10));
  const auto counts = [&](const Json& dimensions, const std::string& name) {
    return world.Metric("AWS/ApplicationELB", name, dimensions, "Sum", 8);
  };
  EXPECT_THAT(counts(BalancerOf(world), "RequestCount"), Each(4800));
  EXPECT_THAT(counts(BalancerOf(world), "HTTPCode_Target_2XX_Count"), Each(4800));
  EXPECT_THAT(counts(GroupOf(world), "RequestCountPerTarget"), Each(1200));
  double zones = 0;
  const Json balancers = world.Call("elbv2.DescribeLoadBalancers")["LoadBalancers"];
  for (const Json& zone : balancers[0]["AvailabilityZones"]) {
    Json dimensions = GroupOf(world);
    dimensions["AvailabilityZone"] = zone["ZoneName"];
    zones += Sum(counts(dimensions, "RequestCount"));
  }
  EXPECT_EQ(zones, Sum(counts(GroupOf(world), "RequestCount")));
  EXPECT_THAT(counts(BalancerOf(world), "HTTPCode_ELB_5XX_Count"), IsEmpty());
}

TEST(WorkloadTest, ResponseTimesHavePercentiles) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "100/s", "cpu": "10ms", "wait": "20ms"})");
  world.Advance(Minutes(2));
  const auto of = [&](const std::string& statistic) {
    return world.Metric("AWS/ApplicationELB", "TargetResponseTime", BalancerOf(world), statistic,
                        1)[0];
  };
  EXPECT_GT(of("Average"), 0.030);
  EXPECT_LT(of("Average"), 0.060);
  EXPECT_LT(of("p50"), of("Average"));
  EXPECT_GT(of("p99"), 1.5 * of("Average"));
  const Json now = world.LoadOf("web")["now"];
  EXPECT_NEAR(1000 * of("Average"), now["mean_ms"].get<double>(), 0.5);
  EXPECT_EQ(now["tasks"], 4);
}

TEST(WorkloadTest, AFullTaskRefusesAndNothingIsLost) {
  LoadWorld world;
  SeedStackSizes sizes;
  sizes.tasks_max = 4;
  world.MakeStack(sizes);
  world.Load("web", R"({"rate": "2000/s", "cpu": "10ms", "in_flight_max": 20})");
  world.Advance(Minutes(2));
  const auto sum = [&](const std::string& name) {
    return Sum(world.Metric("AWS/ApplicationELB", name, BalancerOf(world), "Sum", 1));
  };
  EXPECT_GT(sum("HTTPCode_Target_5XX_Count"), 0);
  EXPECT_EQ(sum("HTTPCode_Target_2XX_Count") + sum("HTTPCode_Target_5XX_Count"), 120'000);
  // The host is full: what tasks use together is what there is.
  EXPECT_GT(world.ServiceCpu(), 100);
  EXPECT_GT(world.LoadOf("web")["now"]["error_percent"], 10.0);
}

TEST(WorkloadTest, WithoutTargetsTheBalancerAnswers503) {
  LoadWorld world;
  world.MakeStack();
  world.Call("application_autoscaling.DeregisterScalableTarget",
             {{"ServiceNamespace", "ecs"},
              {"ResourceId", "service/main/web"},
              {"ScalableDimension", "ecs:service:DesiredCount"}});
  world.Call("ecs.UpdateService", {{"cluster", "main"}, {"service", "web"}, {"desiredCount", 0}});
  world.Advance(Minutes(5));
  world.Load("web", R"({"rate": "10/s"})");
  world.Advance(Minutes(2));
  const auto sum = [&](const std::string& name) {
    return world.Metric("AWS/ApplicationELB", name, BalancerOf(world), "Sum", 1);
  };
  EXPECT_THAT(sum("HTTPCode_ELB_503_Count"), ElementsAre(600));
  EXPECT_THAT(sum("HTTPCode_ELB_5XX_Count"), ElementsAre(600));
  EXPECT_THAT(sum("RequestCount"), IsEmpty());
  EXPECT_EQ(world.ServiceCpu(), -1);
}

TEST(WorkloadTest, ALoadOnTheBalancerMeetsItsRules) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "1/s"})");
  world.Clear("web");
  const std::string arn = world.stack().load_balancer;
  world.Load(arn, R"({"rate": "100/s", "cpu": "10ms"})");
  world.Advance(Minutes(2));
  EXPECT_NEAR(world.ServiceCpu(), 50.4, 0.1);
  // A listener that answers itself leaves the tasks alone.
  const Json listeners =
      world.Call("elbv2.DescribeListeners", {{"LoadBalancerArn", arn}})["Listeners"];
  world.Call(
      "elbv2.ModifyListener",
      {{"ListenerArn", listeners[0]["ListenerArn"]},
       {"DefaultActions", Json::array({{{"Type", "fixed-response"},
                                        {"FixedResponseConfig", {{"StatusCode", "503"}}}}})}});
  world.Load(arn, R"({"rate": "100/s", "cpu": "10ms"})");
  world.Advance(Minutes(2));
  EXPECT_THAT(
      world.Metric("AWS/ApplicationELB", "HTTPCode_ELB_503_Count", BalancerOf(world), "Sum", 1),
      ElementsAre(6000));
  EXPECT_LT(world.ServiceCpu(), 2);
}

TEST(WorkloadTest, InstancesHaveFiveMinuteMetricsWithoutDetailedMonitoring) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "100/s", "cpu": "10ms"})");
  world.Advance(Minutes(20));
  const Json group = {{"AutoScalingGroupName", "main"}};
  EXPECT_THAT(world.Metric("AWS/EC2", "CPUUtilization", group, "Average", 20, 300), SizeIs(4));
  EXPECT_THAT(world.Metric("AWS/EC2", "CPUUtilization", group, "Average", 20, 60), SizeIs(4));
  EXPECT_THAT(world.Metric("AWS/EC2", "CPUUtilization", group, "SampleCount", 20, 300),
              Each(world.Instances()));
}

TEST(WorkloadTest, AServiceWithoutBalancerIsLoadedEvenly) {
  LoadWorld world;
  world.MakeStack();
  world.Call("ecs.RegisterTaskDefinition",
             {{"family", "plain"},
              {"containerDefinitions",
               Json::array({{{"name", "a"}, {"image", "a"}, {"cpu", 256}, {"memory", 256}}})}});
  world.Call("ecs.CreateService", {{"cluster", "main"},
                                   {"serviceName", "plain"},
                                   {"taskDefinition", "plain"},
                                   {"desiredCount", 2}});
  world.Advance(Minutes(8));
  world.Load("main/plain", R"({"rate": "20/s", "cpu": "10ms"})");
  world.Advance(Minutes(2));
  const Json plain = {{"ClusterName", "main"}, {"ServiceName", "plain"}};
  EXPECT_NEAR(world.Metric("AWS/ECS", "CPUUtilization", plain, "Average", 1)[0], 40.8, 0.1);
}

TEST(WorkloadTest, ARateThatChangesWithinAMinuteIsTheMinutesMean) {
  LoadWorld world;
  world.MakeStack();
  world.Advance(Seconds(30));  // The minute's second half.
  world.Load("web", R"({"rate": "100/s"})");
  world.Advance(Minutes(2));
  EXPECT_THAT(world.Metric("AWS/ApplicationELB", "RequestCount", BalancerOf(world), "Sum", 2),
              ElementsAre(3000, 6000));
}

TEST(WorkloadTest, TheSameSeedTellsTheSame) {
  const auto run = [] {
    LoadWorld world;
    world.MakeStack();
    world.Load("web", R"json({"rate": "diurnal(50/s, 400/s, 2)"})json");
    world.Advance(Hours(3));
    return world.Digest();
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
}  // namespace wt
