#pragma once

// What the tests of scalable targets have in common: a cluster, a service in it, and its target.

#include <string>

#include "tests/support/test_world.h"

namespace wt::application_autoscaling_test {

inline const Json kTarget{{"ServiceNamespace", "ecs"},
                          {"ResourceId", "service/shop/web"},
                          {"ScalableDimension", "ecs:service:DesiredCount"}};

inline Json Target(Json more = Json::object()) {
  Json request = kTarget;
  request.update(more);
  return request;
}

// A service of two tasks on three instances.
inline void MakeService(TestWorld& world, int64_t desired = 2) {
  world.Call("ecs.CreateCluster", {{"clusterName", "shop"}});
  const std::string user_data =
      "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1zaG9wID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";
  world.Call("ec2.RunInstances", {{"ImageId", "ami-0123456789abcdef0"},
                                  {"InstanceType", "m5.4xlarge"},
                                  {"MinCount", 3},
                                  {"MaxCount", 3},
                                  {"UserData", user_data}});
  world.Settle();
  world.Call("ecs.RegisterTaskDefinition",
             {{"family", "web"},
              {"containerDefinitions",
               {{{"name", "web"}, {"image", "web:1"}, {"cpu", 128}, {"memory", 128}}}}});
  world.Call("ecs.CreateService", {{"cluster", "shop"},
                                   {"serviceName", "web"},
                                   {"taskDefinition", "web"},
                                   {"desiredCount", desired}});
  world.Settle();
}

inline void Register(TestWorld& world, int64_t min, int64_t max) {
  world.Call("application_autoscaling.RegisterScalableTarget",
             Target({{"MinCapacity", min}, {"MaxCapacity", max}}));
}

inline int64_t DesiredCount(TestWorld& world) {
  return world.Call("ecs.DescribeServices",
                    {{"cluster", "shop"}, {"services", {"web"}}})["services"][0]["desiredCount"];
}

// Newest first.
inline Json Activities(TestWorld& world, bool not_scaled = false) {
  return world.Call("application_autoscaling.DescribeScalingActivities",
                    {{"ServiceNamespace", "ecs"},
                     {"IncludeNotScaledActivities", not_scaled}})["ScalingActivities"];
}

}  // namespace wt::application_autoscaling_test
