#pragma once

// Instances of groups, stage by stage: into service, into standby, out of the group.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/autoscaling/group.h"

namespace wt::autoscaling {

class InstanceLifecycle : public Controller {
 public:
  std::string_view name() const override { return kMemberLifecycle; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

// A hook whose time is over gives its default result.
class HookTimeout : public Controller {
 public:
  std::string_view name() const override { return kHookTimeout; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

// Attachments of balancers: Adding, Added, InService; Removing, gone.
class TrafficSource : public Controller {
 public:
  std::string_view name() const override { return kTrafficSource; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
