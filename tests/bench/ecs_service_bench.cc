// A service from nothing to 3,500 tasks while its instances join, and what one more service costs
// beside many others.

#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "emulator/base/check.h"
#include "emulator/base/encoding.h"
#include "emulator/world/world.h"
#include "services/install.h"
#include "tests/bench/client.h"

namespace wt {
namespace {

using Json = nlohmann::ordered_json;

void Prepare(World& world) {
  services::Install(world);
  WT_CHECK(world.Open("").ok());
  Client call(world);
  call("ecs.CreateCluster", {{"clusterName", "web"}});
  call("ecs.RegisterTaskDefinition",
       {{"family", "app"},
        {"containerDefinitions",
         {{{"name", "app"},
           {"image", "nginx"},
           {"cpu", 64},
           {"memory", 64},
           {"portMappings", {{{"containerPort", 80}, {"hostPort", 0}}}}}}}});
  call("iam.CreateRole",
       {{"RoleName", "ecs"},
        {"AssumeRolePolicyDocument",
         R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",)"
         R"("Principal":{"Service":"ec2.amazonaws.com"}}]})"}});
  call("iam.AttachRolePolicy",
       {{"RoleName", "ecs"},
        {"PolicyArn", "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}});
  call("iam.CreateInstanceProfile", {{"InstanceProfileName", "ecs"}});
  call("iam.AddRoleToInstanceProfile", {{"InstanceProfileName", "ecs"}, {"RoleName", "ecs"}});
}

void Launch(World& world, int count, const std::string& type) {
  Client(world)("ec2.RunInstances", {{"ImageId", "ami-0123456789abcdef0"},
                                     {"InstanceType", type},
                                     {"MinCount", count},
                                     {"MaxCount", count},
                                     {"IamInstanceProfile", {{"Name", "ecs"}}},
                                     {"UserData", Base64Encode("ECS_CLUSTER=web")}});
}

void CreateService(World& world, const std::string& name, int desired) {
  Client(world)("ecs.CreateService", {{"cluster", "web"},
                                      {"serviceName", name},
                                      {"taskDefinition", "app"},
                                      {"desiredCount", desired}});
}

void ServiceFromNothing(benchmark::State& state) {
  for (auto _ : state) {
    World world{WorldOptions{}};
    Prepare(world);
    CreateService(world, "site", static_cast<int>(state.range(0)));
    Launch(world, 120, "m5.large");
    world.RunUntil(world.now() + Minutes(15));
    const Json seen =
        Client(world)("ecs.DescribeServices", {{"cluster", "web"}, {"services", {"site"}}});
    WT_CHECK(seen["services"][0]["runningCount"] == state.range(0));
  }
}

// Time of one service's coming and going beside that many others.
void OneMoreService(benchmark::State& state) {
  World world{WorldOptions{}};
  Prepare(world);
  Launch(world, 120, "m5.large");
  world.RunUntil(world.now() + Minutes(3));
  for (int64_t i = 0; i < state.range(0); ++i) CreateService(world, "s" + std::to_string(i), 2);
  world.RunUntil(world.now() + Minutes(10));
  int64_t round = 0;
  for (auto _ : state) {
    const std::string name = "more" + std::to_string(round++);
    CreateService(world, name, 2);
    world.RunUntil(world.now() + Minutes(2));
    Client(world)("ecs.DeleteService", {{"cluster", "web"}, {"service", name}, {"force", true}});
    world.RunUntil(world.now() + Minutes(1));
  }
}

BENCHMARK(ServiceFromNothing)->Arg(3'500)->Unit(benchmark::kMillisecond);
BENCHMARK(OneMoreService)->Arg(10)->Arg(100)->Arg(1'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace wt

BENCHMARK_MAIN();
