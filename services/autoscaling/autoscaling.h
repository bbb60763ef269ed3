#pragma once

// Amazon EC2 Auto Scaling: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::autoscaling {

void Install(World& world);

// --- Looking -----------------------------------------------------------------------------------

struct GroupInstance {
  std::string id, az, instance_type;
  std::string lifecycle_state;  // "Pending", "InService", "Terminating:Wait" …
  bool healthy = true;
  bool protected_from_scale_in = false;
  bool spot = false;
  Instant launched_at;
  Instant warm_until;  // Its warm-up ends then, as the group's policies see it.

  bool in_service() const { return lifecycle_state == "InService"; }
  // Whether it counts towards the group's desired capacity.
  bool counts() const { return in_service() || lifecycle_state.starts_with("Pending"); }
};

struct Group {
  std::string name, arn;
  int64_t min_size = 0, max_size = 0, desired_capacity = 0;
  bool new_instances_protected = false;
  bool deleting = false;
  std::vector<GroupInstance> instances;  // In order of id.
};

// By name or full ARN.
std::optional<Group> FindGroup(Turn& turn, std::string_view account, std::string_view region,
                               std::string_view name_or_arn);
// What a group may launch, in its own order: the template's type, or the mixed policy's.
std::vector<std::string> InstanceTypesOf(Context& ctx, std::string_view group);
// The name of the group that holds the instance, in whatever lifecycle state.
std::optional<std::string> FindGroupOfInstance(Turn& turn, std::string_view account,
                                               std::string_view region,
                                               std::string_view instance_id);

// --- Acting on behalf of a service --------------------------------------------------------------

// Sets the desired capacity, kept within the group's bounds. `clause` is the first sentence of the
// activities' cause without its time ("a monitor alarm … triggered policy … changing the desired
// capacity from 2 to 3"); empty for the words of a user's request. Answers what it was set to.
Result<int64_t> SetDesiredCapacity(Context& ctx, std::string_view group, int64_t desired,
                                   std::string_view clause = {});
// Scale-in protection of instances; those that are in no group are passed over.
void SetScaleInProtection(Context& ctx, const std::vector<std::string>& instance_ids,
                          bool is_protected);

// A target-tracking policy that a service keeps on a group, such as a capacity provider's. Its
// alarms are as ECS's are: one datapoint of 60 s above the target, 15 below it, no margin.
struct ManagedPolicy {
  std::string name;  // "ECSManagedAutoScalingPolicy-UUID"
  std::string metric_namespace, metric_name;
  std::vector<std::pair<std::string, std::string>> dimensions;
  double target = 100;
  int64_t warmup_seconds = 300;
};
// Makes or replaces it, and answers its ARN.
Result<std::string> PutManagedPolicy(Context& ctx, std::string_view group,
                                     const ManagedPolicy& policy);
void EraseManagedPolicy(Context& ctx, std::string_view group, std::string_view name);

// A lifecycle hook that a service keeps on a group.
struct ManagedHook {
  std::string name;        // "ecs-managed-draining-termination-hook"
  std::string transition;  // "autoscaling:EC2_INSTANCE_TERMINATING" or "…_LAUNCHING"
  int64_t heartbeat_timeout_seconds = 3600;
  std::string default_result = "CONTINUE";
};
Result<void> PutManagedHook(Context& ctx, std::string_view group, const ManagedHook& hook);
void EraseManagedHook(Context& ctx, std::string_view group, std::string_view name);
// Ends the hook's wait for an instance; nothing where it does not wait.
void CompleteHook(Context& ctx, std::string_view instance_id, std::string_view hook,
                  bool go_on = true);
// Begins the time-out of that wait anew.
void RecordHookHeartbeat(Context& ctx, std::string_view instance_id, std::string_view hook);

void PutTag(Context& ctx, std::string_view group, std::string_view key, std::string_view value,
            bool propagate_at_launch);
void EraseTag(Context& ctx, std::string_view group, std::string_view key);
std::optional<std::string> FindTag(Turn& turn, std::string_view account, std::string_view region,
                                   std::string_view group, std::string_view key);

// --- News ----------------------------------------------------------------------------------------

// In the turn in which an instance becomes InService.
struct InstanceJoined {
  std::string account, region, group, instance_id;
};
// In the turn in which an instance begins to leave (Terminating, Detaching or EnteringStandby).
struct InstanceLeaving {
  std::string account, region, group, instance_id;
  std::string lifecycle_state;
};
// In the turn in which it is no longer of the group.
struct InstanceLeft {
  std::string account, region, group, instance_id;
};
// In the turn in which an instance begins to wait for a hook.
struct LifecycleActionStarted {
  std::string account, region, group, instance_id, hook, transition, token;
};
struct DesiredCapacityChanged {
  std::string account, region, group;
  int64_t from = 0, to = 0;
};
struct GroupDeleted {
  std::string account, region, group, arn;
};

}  // namespace wt::autoscaling
