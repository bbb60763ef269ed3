#pragma once

// The files of --out.

#include <filesystem>
#include <string>

#include "emulator/base/result.h"
#include "scenarios/engine/outputs/report.h"

namespace wt::scenario {

// Writes a file, under another name first: one that is there is whole. The error's message says
// which could not be written.
Result<void> Write(const std::filesystem::path& path, const std::string& content);

// Writes all of them so.
Result<void> WriteFiles(const RunResult& run, const Telling& telling);

}  // namespace wt::scenario
