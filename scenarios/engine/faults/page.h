#pragma once

#include "emulator/world/context.h"
#include "emulator/world/page.h"

namespace wt::faults {

// GET and POST faults, GET and DELETE faults/ID, GET faults/actions, of the control API:
// docs/faults.md.
void AnswerPage(Turn& turn, const PageAsked& asked);

}  // namespace wt::faults
