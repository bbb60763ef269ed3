#pragma once

#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/cloudwatch/alarm.h"

namespace wt::cloudwatch {

// Looks at each metric alarm once a minute (every ten seconds where its period is shorter), and at
// a composite alarm once after its creation and when its suppressor's wait is over.
class AlarmEvaluation : public Controller {
 public:
  std::string_view name() const override { return kAlarmEvaluation; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::cloudwatch
