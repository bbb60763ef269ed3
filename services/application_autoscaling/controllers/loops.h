#pragma once

// What moves targets without an alarm: their bounds, the fulfilment of changes, schedules.

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// Moves a capacity inside the bounds that were set.
class Bounds : public Controller {
 public:
  std::string_view name() const override { return kBounds; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

// Periodic: a change that lacks room may never be fulfilled.
class Fulfilment : public Controller {
 public:
  std::string_view name() const override { return kFulfilment; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

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

}  // namespace wt::application_autoscaling
