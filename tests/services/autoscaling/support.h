#pragma once

// What the tests of groups have in common: a template in the default VPC, and a group of it.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_world.h"

namespace wt::autoscaling_test {

// The default VPC's subnets, in order of zone: us-east-1a first.
inline std::vector<std::string> Subnets(TestWorld& world) {
  std::vector<std::pair<std::string, std::string>> found;
  const Json answer = world.Call("ec2.DescribeSubnets");
  for (const Json& subnet : answer["Subnets"]) {
    found.emplace_back(subnet["AvailabilityZone"], subnet["SubnetId"]);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> ids;
  for (const auto& [zone, id] : found) ids.push_back(id);
  return ids;
}

inline std::string MakeTemplate(TestWorld& world, const std::string& name = "web",
                                const Json& more = Json::object()) {
  Json data{{"ImageId", "ami-0123456789abcdef0"}, {"InstanceType", "t3.micro"}};
  data.update(more);
  const Json made = world.Call("ec2.CreateLaunchTemplate",
                               {{"LaunchTemplateName", name}, {"LaunchTemplateData", data}});
  return made["LaunchTemplate"]["LaunchTemplateId"];
}

// A request for a group "web" over the first two zones.
inline Json GroupRequest(TestWorld& world, int64_t min, int64_t max, const Json& more = {}) {
  const std::vector<std::string> subnets = Subnets(world);
  Json request{{"AutoScalingGroupName", "web"},
               {"MinSize", min},
               {"MaxSize", max},
               {"LaunchTemplate", {{"LaunchTemplateName", "web"}, {"Version", "$Latest"}}},
               {"VPCZoneIdentifier", subnets[0] + "," + subnets[1]}};
  if (more.is_object()) request.update(more);
  return request;
}

inline void MakeGroup(TestWorld& world, int64_t min, int64_t max, const Json& more = {}) {
  MakeTemplate(world);
  world.Call("autoscaling.CreateAutoScalingGroup", GroupRequest(world, min, max, more));
}

inline Json Group(TestWorld& world, std::string_view name = "web") {
  const Json all = world.Call("autoscaling.DescribeAutoScalingGroups",
                              {{"AutoScalingGroupNames", {std::string(name)}}});
  return all["AutoScalingGroups"].empty() ? Json() : all["AutoScalingGroups"][0];
}

inline Json Instances(TestWorld& world) { return Group(world)["Instances"]; }

inline std::vector<std::string> Ids(TestWorld& world, std::string_view state = "") {
  std::vector<std::string> ids;
  for (const Json& instance : Instances(world)) {
    if (state.empty() || instance["LifecycleState"] == state) ids.push_back(instance["InstanceId"]);
  }
  return ids;
}

inline int64_t CountIn(TestWorld& world, std::string_view zone) {
  int64_t count = 0;
  for (const Json& instance : Instances(world)) {
    if (instance["AvailabilityZone"] == zone && instance["LifecycleState"] == "InService") ++count;
  }
  return count;
}

// Newest first.
inline Json Activities(TestWorld& world) {
  return world.Call("autoscaling.DescribeScalingActivities",
                    {{"AutoScalingGroupName", "web"}})["Activities"];
}

}  // namespace wt::autoscaling_test
