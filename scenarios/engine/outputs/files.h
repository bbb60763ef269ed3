#pragma once

// The files of --out.

#include <string>

#include "emulator/base/result.h"
#include "scenarios/engine/outputs/report.h"

namespace wt::scenario {

// Writes all of them, under other names first: a file that is there is whole. The error's message
// says which could not be written.
Result<void> WriteFiles(const RunResult& run, const Telling& telling);

}  // namespace wt::scenario
