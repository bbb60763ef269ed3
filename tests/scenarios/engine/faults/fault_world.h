#pragma once

// The seed stack, and what goes wrong with it.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "emulator/world/trouble.h"
#include "tests/scenarios/engine/workload/load_world.h"

namespace wt {

class FaultWorld : public LoadWorld {
 public:
  // Begins what is written there; the ids.
  std::vector<std::string> Faults(const std::string& body) {
    const wire::HttpResponse answer = Page("POST", "faults", body);
    EXPECT_EQ(answer.status, 200) << answer.body;
    std::vector<std::string> ids;
    const Json parsed = Json::parse(answer.body);
    for (const Json& fault : parsed["faults"]) ids.push_back(fault["id"]);
    return ids;
  }
  std::string Fault(const std::string& body) { return Faults(body).at(0); }
  // The sentence with which it is refused.
  std::string Refused(const std::string& body) {
    const wire::HttpResponse answer = Page("POST", "faults", body);
    EXPECT_NE(answer.status, 200) << answer.body;
    EXPECT_EQ(Json::parse(Page("GET", "faults").body)["faults"].size(), 0u);
    return Json::parse(answer.body).value("message", "");
  }
  void EndFault(const std::string& id) {
    const wire::HttpResponse answer = Page("DELETE", "faults/" + id);
    EXPECT_EQ(answer.status, 200) << answer.body;
  }
  Json FaultOf(const std::string& id) { return Json::parse(Page("GET", "faults/" + id).body); }

  // Instances that are pending or run, by zone if one is named.
  std::vector<std::string> InstancesIn(const std::string& zone = "") {
    std::vector<std::string> ids;
    const Json all = Call("ec2.DescribeInstances");
    for (const Json& reservation : all["Reservations"]) {
      for (const Json& one : reservation["Instances"]) {
        const std::string state = one["State"]["Name"];
        if (state != "running" && state != "pending") continue;
        if (zone.empty() || one["Placement"]["AvailabilityZone"] == zone) {
          ids.push_back(one["InstanceId"]);
        }
      }
    }
    return ids;
  }
  std::string ZoneOf(const std::string& instance) {
    const Json all = Call("ec2.DescribeInstances", {{"InstanceIds", Json::array({instance})}});
    return all["Reservations"][0]["Instances"][0]["Placement"]["AvailabilityZone"];
  }
  // The group's.
  std::vector<std::string> Zones() {
    const Json all = Call("autoscaling.DescribeAutoScalingGroups");
    return all["AutoScalingGroups"][0]["AvailabilityZones"].get<std::vector<std::string>>();
  }
  // Causes and status messages of the group's activities, newest first.
  std::vector<std::string> Activities() {
    std::vector<std::string> texts;
    const Json all =
        Call("autoscaling.DescribeScalingActivities", {{"AutoScalingGroupName", "main"}});
    for (const Json& one : all["Activities"]) {
      texts.push_back(one.value("Cause", "") + " | " + one.value("StatusMessage", ""));
    }
    return texts;
  }
  std::vector<std::string> ServiceEvents() {
    std::vector<std::string> texts;
    const Json service = Service();
    for (const Json& event : service["events"]) texts.push_back(event["message"]);
    return texts;
  }
  std::vector<std::string> Tasks(const std::string& status = "RUNNING") {
    const Json listed = Call("ecs.ListTasks", {{"cluster", "main"}, {"desiredStatus", status}});
    return listed["taskArns"].get<std::vector<std::string>>();
  }
  Json TaskOf(const std::string& arn) {
    const Json all =
        Call("ecs.DescribeTasks", {{"cluster", "main"}, {"tasks", Json::array({arn})}});
    return all["tasks"][0];
  }
  // Whether the agent of an EC2 instance is connected; nothing where it is not registered.
  std::optional<bool> AgentOf(const std::string& instance) {
    const Json arns = Call("ecs.ListContainerInstances", {{"cluster", "main"}});
    const Json all =
        Call("ecs.DescribeContainerInstances",
             {{"cluster", "main"}, {"containerInstances", arns["containerInstanceArns"]}});
    for (const Json& one : all["containerInstances"]) {
      if (one["ec2InstanceId"] == instance) return one["agentConnected"].get<bool>();
    }
    return std::nullopt;
  }
  // How many targets of the service are in that state.
  int64_t Targets(const std::string& state) {
    const Json all = Call("elbv2.DescribeTargetHealth", {{"TargetGroupArn", stack().target_group}});
    int64_t count = 0;
    for (const Json& one : all["TargetHealthDescriptions"]) {
      if (one["TargetHealth"]["State"] == state) ++count;
    }
    return count;
  }
  size_t Happened(const std::string& event) {
    size_t count = 0;
    for (const auto& entry : world().Entries(0, SIZE_MAX)) {
      if (entry.event == event) ++count;
    }
    return count;
  }
  // Saves this world and becomes what was saved.
  void ThroughASnapshot() {
    const std::string path = testing::TempDir() + "/faults_snapshot.sqlite";
    std::remove(path.c_str());
    EXPECT_TRUE(world().SaveSnapshot(path).ok());
    EXPECT_TRUE(world().LoadSnapshot(path).ok());
    std::remove(path.c_str());
  }
};

}  // namespace wt
