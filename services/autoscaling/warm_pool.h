#pragma once

// Warm pools: instances that wait, initialised, beside their group.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html

#include <string>

#include "emulator/world/context.h"
#include "services/autoscaling/state.h"
#include "services/ec2/ec2.h"

namespace wt::autoscaling {

// (MaxGroupPreparedCapacity or MaxSize) − DesiredCapacity, at least the pool's minimum.
int64_t WarmPoolSize(const GroupRow& group, const WarmPoolRow& pool);
// Brings one into the group; false where none is ready.
bool TakeFromWarmPool(Context& ctx, const GroupRow& group, const std::string& cause);
// Takes a victim of scale-in back into the pool, where it is reused.
bool ReturnToWarmPool(Context& ctx, const GroupRow& group, const MemberRow& victim);
// Its launch into the pool is over: it runs, or is stopped.
void SettleInWarmPool(Context& ctx, MemberRow member);
void FollowWarmInstance(Context& ctx, MemberRow member, ec2::LifecycleState to);
// Launches or ends what the pool lacks or has too many.
void FillWarmPool(Context& ctx, const GroupRow& group);

class WarmPool : public Controller {
 public:
  std::string_view name() const override;

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
