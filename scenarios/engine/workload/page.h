#pragma once

#include "emulator/world/context.h"
#include "emulator/world/page.h"

namespace wt::workload {

// GET load, and GET, PUT or DELETE load/TARGET, of the control API: docs/control-api.md.
void AnswerPage(Turn& turn, const PageAsked& asked);

}  // namespace wt::workload
