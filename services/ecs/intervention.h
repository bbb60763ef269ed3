#pragma once

// What befalls tasks and container instances from outside of ECS, and what operators do with them;
// for who makes things go wrong.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/world/context.h"

namespace wt::ecs {

// A task whose containers run.
struct TaskView {
  std::string cluster, id;
  std::string service;          // Empty for a task of RunTask.
  std::string definition;       // "web:2"
  std::string ec2_instance_id;  // Empty on Fargate.
  int64_t memory_mib = 0;
  Instant started_at;

  std::string key() const { return cluster + "/" + id; }
  std::string service_key() const { return cluster + "/" + service; }
};
std::optional<TaskView> FindTaskView(Context& ctx, std::string_view cluster, std::string_view id);

// As StopTask. ClusterNotFoundException, InvalidParameterException.
Result<void> EndTask(Context& ctx, std::string_view cluster, std::string_view id,
                     std::string_view reason);
// Its first essential container ends by itself, with the code and reason that Docker gives.
void ExitTask(Context& ctx, std::string_view cluster, std::string_view id, int64_t exit_code,
              std::string_view container_reason = {});

struct InstanceView {
  std::string cluster, id, ec2_instance_id;
  std::string status;  // ACTIVE or DRAINING; INACTIVE ones are left out.
  bool agent_connected = true;
};
// In the order of clusters and ids; of all clusters where `cluster` is empty.
std::vector<InstanceView> InstancesOf(Context& ctx, std::string_view cluster = {});
// As UpdateContainerInstancesState; those that are not there are passed over.
void SetDraining(Context& ctx, std::string_view cluster, std::string_view id, bool draining);

// The agent of an EC2 instance is no longer heard of: its tasks stay as they were last seen, it
// gets no new ones and none of them stops. It tries to come back, and does when nothing is in the
// way.
void DisconnectAgent(Context& ctx, std::string_view ec2_instance_id);
void ReconnectAgent(Context& ctx, std::string_view ec2_instance_id);
// The instance reboots: its containers end, and its agent comes up with the system.
void RestartAgent(Context& ctx, std::string_view ec2_instance_id);

// The tags of a cluster or a task.
std::vector<std::pair<std::string, std::string>> ResourceTags(Context& ctx, std::string_view arn);

}  // namespace wt::ecs
