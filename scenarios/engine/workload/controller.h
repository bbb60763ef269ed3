#pragma once

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecs/ecs.h"

namespace wt::workload {

inline constexpr std::string_view kWorkload = "workload";

// Accounts what came in each minute of an account's Region, and at each change within it. Its keys
// are "ACCOUNT/REGION/minute" and "ACCOUNT/REGION/change". It rests where nothing stands.
class Workload : public Controller {
 public:
  std::string_view name() const override { return kWorkload; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  void Reconcile(Turn& turn, const std::string& key) override;

  // Something changed of what carries the load.
  static void Touch(Turn& turn, std::string_view account, std::string_view region);
  // A task that is gone with its instance takes the requests along that it was about.
  static void FollowTask(Turn& turn, const ecs::TaskStatusChanged& news);
};

}  // namespace wt::workload
