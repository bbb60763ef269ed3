#pragma once

// A scenario in a few lines, before it is run: what comes when, which calls are made, how many runs
// it is.

#include <string>

#include "scenarios/engine/file/load.h"

namespace wt::scenario {

std::string Describe(const Scenario& scenario);
// The same for programs: {"scenario", "calls", "timeline", "runs", "notices", "resolved"}.
Json DescribeJson(const Scenario& scenario);
// {"problems": [{"file", "line", "column", "path", "message"}]}
Json ProblemsJson(const Problems& problems);

}  // namespace wt::scenario
