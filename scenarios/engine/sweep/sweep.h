#pragma once

// Many runs of one scenario: points over axes, seeds at each, a thread a world.

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "emulator/base/result.h"
#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// One value of each axis, as `--set` takes them.
struct SweepPoint {
  std::vector<std::pair<std::string, std::string>> overrides;
  // "a=1 b=2": the same for the same values, whatever the order of runs.
  std::string Key() const;
};
std::vector<SweepPoint> PointsOf(const Sweep& sweep, uint64_t seed);

// Which of the points a shard has: those whose fingerprint modulo `of` is `index`.
struct Shard {
  int64_t index = 0, of = 1;
};
// "2/8", counted from 0. The error says what was wrong.
Result<Shard> ParseShard(const std::string& text);

struct SweepOptions {
  std::string file;  // As LoadFile takes it.
  std::vector<std::pair<std::string, std::string>> overrides;
  const Router* router = nullptr;
  int64_t runs = 0;  // Seeds of a point; 0: the file's.
  int jobs = 1;
  Shard shard;
  std::function<void(int64_t done, int64_t all)> progress;
};

// A line of JSON for each run, in the order of points and seeds whatever the number of jobs.
Result<std::vector<Json>> RunSweep(const SweepOptions& options);

// Lines of several shards together; the error names what is there twice, or missing.
Result<std::vector<Json>> MergeLines(const std::vector<std::vector<Json>>& shards);

// For people: of each point the share of runs that passed, and the mean of each figure with the
// half width of its 95 % interval over seeds.
std::string SweepTable(const std::vector<Json>& lines);

}  // namespace wt::scenario
