#pragma once

// From text to a Scenario, or to everything that is wrong with the text.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/world/router.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// "zone-loss.yaml:12:7: expect[3].within: '10' has no unit: write 10s or 10m"
struct Problem {
  Position position;
  std::string path;     // "expect[3].within"
  std::string message;  // What was expected; with the nearest name or the fix.
};
using Problems = std::vector<Problem>;
std::string ToString(const Problem& problem);
std::string ToString(const Problems& problems);  // One a line.

struct LoadOptions {
  // The operations that calls may name, with their shapes: World::router(). Without it calls are
  // taken as they stand.
  const Router* router = nullptr;
  // "load.browsers.rate[0].high" and "400/s": as if the file said so. Entries of lists are named by
  // their `name` or their index.
  std::vector<std::pair<std::string, std::string>> overrides;
  // Where files that the scenario names are read from, beside the library built in; that of the
  // scenario's own file where empty.
  std::string folder;
};

struct Loaded {
  std::optional<Scenario> scenario;  // Where there are no problems.
  Problems problems;                 // All of them, in the order of the file.
};

// `path`: a file, or the name of a scenario of the library ("zone-loss").
Loaded LoadFile(const std::string& path, const LoadOptions& options = {});
// `file` is what problems call it.
Loaded LoadText(std::string_view text, const std::string& file, const LoadOptions& options = {});

}  // namespace wt::scenario
