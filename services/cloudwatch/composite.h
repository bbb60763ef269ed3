#pragma once

// Composite alarms: whom they look at, and what they make of it.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

Result<void> PutComposite(Context& ctx, const PutCompositeAlarmInput& in);

// Evaluates one now. `trigger` is the alarm whose change led here; empty for none.
void EvaluateComposite(Context& ctx, std::string_view name, std::string_view trigger);
// Those that look at `child`, in order of name.
std::vector<std::string> ParentsOf(Context& ctx, std::string_view child);
std::vector<std::string> ChildrenOf(Context& ctx, std::string_view parent);
// Carries on what this alarm's change means to them.
void TellParents(Context& ctx, std::string_view child);

// Whether its actions are held back now by its suppressor, and why.
struct Suppression {
  bool active = false;
  std::string by, reason;
};
Suppression SuppressionOf(Context& ctx, const AlarmRow& row);
// A look at it when its wait is over.
void WakeForSuppression(Context& ctx, const AlarmRow& row);
// The suppressor changed, or a wait is over.
void SettleSuppression(Context& ctx, std::string_view name);

}  // namespace wt::cloudwatch
