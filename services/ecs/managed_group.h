#pragma once

// What a capacity provider does with its Auto Scaling group.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/autoscaling.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {

inline constexpr std::string_view kManagedTag = "AmazonECSManaged";
inline constexpr std::string_view kManagedDraining = "ecs.managed_draining";
inline constexpr std::string_view kDrainingHook = "ecs-managed-draining-termination-hook";

// What the group must be for those settings. ClientException.
Result<void> CheckGroup(const CapacityProviderRow& row, const autoscaling::Group& group);
// The tag, the hook, and while a cluster lists the provider its policy; or what of them is left.
// Puts the row.
Result<void> ArrangeGroup(Context& ctx, CapacityProviderRow row);
void LeaveGroup(Context& ctx, CapacityProviderRow& row);
// The provider of the group that holds the instance; empty for none.
std::string ProviderOfInstance(Context& ctx, std::string_view ec2_instance_id);
// Gives the group's instances that have registered before to the provider.
void AdoptInstances(Context& ctx, const CapacityProviderRow& row);

// The instance's group waits with its termination until its tasks are gone.
void FollowLifecycleAction(Turn& turn, const autoscaling::LifecycleActionStarted& news);
// Looks whether anything still runs there, in a turn of its own.
void NoticeDrained(Context& ctx, const ContainerInstanceRow& row);

// Lets a group go on with an instance on which nothing runs any more.
class ManagedDraining : public Controller {
 public:
  std::string_view name() const override { return kManagedDraining; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
