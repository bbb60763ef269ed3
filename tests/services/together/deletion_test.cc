// Whatever a loop is using is deleted, at any moment, in any order, from any service. The world
// goes on, and in the end nothing is left that belongs to nobody.

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/services/together/storm.h"

namespace wt::together {

// --- What must hold at any moment ----------------------------------------------------------------

void Storm::Check() {
  const std::set<std::string> groups = Set("autoscaling_group", "name");
  const std::set<std::string> members = Set("autoscaling_instance", "id");
  const std::set<std::string> instances = Set("ec2_instance", "id");
  for (const Row& row : Rows("autoscaling_instance")) {
    EXPECT_TRUE(groups.contains(row.at("group_name"))) << row.at("id") << " is of no group";
    EXPECT_TRUE(instances.contains(row.at("id"))) << row.at("id") << " is no instance";
  }
  for (const char* table :
       {"autoscaling_hook", "autoscaling_policy", "autoscaling_schedule", "autoscaling_warm_pool",
        "autoscaling_traffic_source", "autoscaling_tag", "autoscaling_refresh"}) {
    for (const Row& row : Rows(table)) {
      EXPECT_TRUE(groups.contains(row.at("group_name"))) << table << " of no group";
    }
  }
  for (const Row& row : Rows("autoscaling_group")) {
    if (row.at("deleting") == "1") continue;
    EXPECT_GE(std::stoll(row.at("desired")), std::stoll(row.at("min_size"))) << row.at("name");
    EXPECT_LE(std::stoll(row.at("desired")), std::stoll(row.at("max_size"))) << row.at("name");
  }
  for (const Row& row : Rows("autoscaling_hook_action")) {
    EXPECT_TRUE(members.contains(row.at("instance_id"))) << "a hook waits for nobody";
  }
  CheckOwners();
  CheckHosts();
}

void Storm::CheckOwners() {
  std::map<std::string, std::string> states;
  for (const Row& row : Rows("ec2_instance")) states[row.at("id")] = row.at("state");
  const std::set<std::string> members = Set("autoscaling_instance", "id");
  // An instance that a group launched is the group's until it is detached.
  for (const Row& row : Rows("ec2_tag")) {
    if (row.at("key") != "aws:autoscaling:groupName") continue;
    if (states[row.at("resource_id")] != kRunning) continue;
    EXPECT_TRUE(members.contains(row.at("resource_id")))
        << row.at("resource_id") << " runs and its group has forgotten it";
  }
  // Alarms that policies keep go with them.
  std::set<std::string> kept;
  for (const char* table : {"autoscaling_policy", "application_autoscaling_policy"}) {
    for (const Row& row : Rows(table)) {
      kept.insert(row.at("alarm_high"));
      kept.insert(row.at("alarm_low"));
    }
  }
  for (const std::string& alarm : Set("cloudwatch_alarm", "name")) {
    EXPECT_TRUE(kept.contains(alarm)) << alarm << " is no policy's";
  }
  const std::set<std::string> targets = Set("application_autoscaling_target", "resource_id");
  for (const char* table :
       {"application_autoscaling_policy", "application_autoscaling_scheduled_action"}) {
    for (const Row& row : Rows(table)) {
      EXPECT_TRUE(targets.contains(row.at("resource_id"))) << table << " of no target";
    }
  }
  const std::set<std::string> target_groups = Set("elbv2_target_group", "arn");
  for (const Row& row : Rows("elbv2_target")) {
    EXPECT_TRUE(target_groups.contains(row.at("group_arn"))) << "a target of no group";
  }
}

void Storm::CheckHosts() {
  std::map<std::string, std::string> states;
  for (const Row& row : Rows("ec2_instance")) states[row.at("id")] = row.at("state");
  std::set<std::string> live;
  for (const Row& row : Rows("ecs_task")) {
    if (row.at("last_status") != "STOPPED") live.insert(row.at("id"));
  }
  for (const Row& row : Rows("ecs_waiting_task")) {
    EXPECT_TRUE(live.contains(row.at("task_id"))) << "a place is kept for no task";
  }
  // Who listens is there.
  std::set<std::string> hosts = Set("ec2_network_interface", "id");
  for (const auto& [id, state] : states) {
    if (state != kTerminated) hosts.insert(id);
  }
  for (const Row& row : Rows("ec2_socket")) {
    EXPECT_TRUE(hosts.contains(row.at("host"))) << row.at("host") << " listens and is not there";
  }
  for (const Row& row : Rows("ec2_network_interface")) {
    const std::string& of = row.at("instance_id");
    if (of.empty() || !states.contains(of)) continue;
    EXPECT_NE(states[of], kTerminated) << row.at("id") << " of a terminated instance";
  }
}

// --- The end -------------------------------------------------------------------------------------

void Storm::Clear() {
  std::vector<std::function<void()>> all;
  const auto each = [&](std::string_view table, const std::string& column,
                        const std::function<void(const std::string&)>& erase) {
    for (const std::string& name : Column(table, column)) all.push_back([=] { erase(name); });
  };
  for (int round = 0; round < 6; ++round) {
    all.clear();
    each("ecs_service", "name", [this](const std::string& name) {
      Do("ecs.DeleteService", {{"cluster", "shop"}, {"service", name}, {"force", true}});
    });
    each("ecs_task", "id", [this](const std::string& id) {
      Do("ecs.StopTask", {{"cluster", "shop"}, {"task", id}});
    });
    each("ecs_container_instance", "id", [this](const std::string& id) {
      Do("ecs.DeregisterContainerInstance",
         {{"cluster", "shop"}, {"containerInstance", id}, {"force", true}});
    });
    each("autoscaling_group", "name", [this](const std::string& name) {
      Do("autoscaling.DeleteAutoScalingGroup",
         {{"AutoScalingGroupName", name}, {"ForceDelete", true}});
    });
    each("ecs_capacity_provider", "name", [this](const std::string& name) {
      Do("ecs.PutClusterCapacityProviders", {{"cluster", "shop"},
                                             {"capacityProviders", Json::array()},
                                             {"defaultCapacityProviderStrategy", Json::array()}});
      Do("ecs.DeleteCapacityProvider", {{"capacityProvider", name}});
    });
    each("application_autoscaling_target", "resource_id", [this](const std::string& id) {
      Do("application_autoscaling.DeregisterScalableTarget",
         {{"ServiceNamespace", "ecs"}, {"ResourceId", id}, {"ScalableDimension", kDimension}});
    });
    each("elbv2_load_balancer", "arn", [this](const std::string& arn) {
      Do("elbv2.DeleteLoadBalancer", {{"LoadBalancerArn", arn}});
    });
    each("elbv2_target_group", "arn", [this](const std::string& arn) {
      Do("elbv2.DeleteTargetGroup", {{"TargetGroupArn", arn}});
    });
    for (const std::string& id : Column("ec2_instance", "id", IsUp)) {
      all.push_back([this, id] {
        Do("ec2.TerminateInstances", {{"InstanceIds", Json::array({id})}});
      });
    }
    while (!all.empty()) {
      const size_t i = rng_.Below(all.size());
      all[i]();
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      if (rng_.Below(3) == 0) world_.Advance(Seconds(static_cast<int64_t>(rng_.Below(20))));
    }
    world_.Advance(Minutes(10));
  }
}

void Storm::ExpectNothingLeft() {
  // What hooks wait for is over by their time-out; records of what was go by the day.
  world_.Advance(Days(1));
  for (const char* table : {"autoscaling_group",
                            "autoscaling_instance",
                            "autoscaling_hook",
                            "autoscaling_hook_action",
                            "autoscaling_policy",
                            "autoscaling_schedule",
                            "autoscaling_warm_pool",
                            "autoscaling_traffic_source",
                            "autoscaling_refresh",
                            "autoscaling_tag",
                            "application_autoscaling_target",
                            "application_autoscaling_policy",
                            "application_autoscaling_scheduled_action",
                            "cloudwatch_alarm",
                            "elbv2_load_balancer",
                            "elbv2_load_balancer_zone",
                            "elbv2_listener",
                            "elbv2_rule",
                            "elbv2_target_group",
                            "elbv2_target",
                            "elbv2_group_use",
                            "ecs_waiting_task",
                            "ecs_task_target",
                            "ec2_socket",
                            "ec2_socket_host",
                            "ec2_network_interface",
                            "ec2_volume"}) {
    EXPECT_TRUE(Rows(table).empty()) << table << " has " << Rows(table).size() << " left";
  }
  for (const Row& row : Rows("ec2_instance")) {
    EXPECT_EQ(row.at("state"), kTerminated) << row.at("id");
  }
  for (const Row& row : Rows("ecs_container_instance")) {
    EXPECT_EQ(row.at("status"), "INACTIVE") << row.at("id");
  }
  for (const Row& row : Rows("ecs_task")) {
    EXPECT_EQ(row.at("last_status"), "STOPPED") << row.at("id");
  }
  EXPECT_EQ(world_.world().pending_settling(), 0u);
}

namespace {

int64_t Worlds() {
  const char* wanted = std::getenv("WT_DELETION_WORLDS");
  return wanted == nullptr ? 12 : std::atoll(wanted);
}

int Failures() {
  return ::testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
}

TEST(DeletionTest, NothingIsLeftOfWhateverIsDeletedWhenever) {
  int64_t changes = 0;
  for (int64_t seed = 1; seed <= Worlds(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const int before = Failures();
    Storm storm(static_cast<uint64_t>(seed));
    storm.Build();
    for (int step = 0; step < 60 && Failures() == before; ++step) {
      SCOPED_TRACE("step " + std::to_string(step));
      storm.Step();
      storm.Check();
    }
    if (Failures() == before) storm.Clear();
    if (Failures() == before) storm.ExpectNothingLeft();
    changes += storm.changes();
    if (Failures() > 40) break;  // That is enough to go by.
  }
  RecordProperty("changes", std::to_string(changes));
}

TEST(DeletionTest, TheSameSeedEndsTheSame) {
  const auto digest = [] {
    Storm storm(7);
    storm.Build();
    for (int step = 0; step < 30; ++step) storm.Step();
    return storm.world().Digest();
  };
  EXPECT_EQ(digest(), digest());
}

}  // namespace
}  // namespace wt::together
