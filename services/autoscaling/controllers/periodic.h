#pragma once

// What a group does as time passes: health checks, maximum lifetime, metrics, scheduled actions.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/autoscaling/group.h"

namespace wt::autoscaling {

class Health : public Controller {
 public:
  std::string_view name() const override { return kHealth; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  // Sets the first look where the group has something that is looked at.
  static void Begin(Context& ctx, const GroupRow& group);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

class GroupMetrics : public Controller {
 public:
  std::string_view name() const override { return kGroupMetrics; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  static void Begin(Context& ctx, const GroupRow& group);

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

class Scheduled : public Controller {
 public:
  std::string_view name() const override { return kSchedule; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
