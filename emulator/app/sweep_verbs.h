#pragma once

// `windtunnel sweep|merge`.

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "emulator/app/scenario_verbs.h"

namespace wt::app {

// What these verbs were given; it must outlive the parsing.
struct SweepWords {
  ScenarioWords scenario;
  int64_t runs = 0;
  int jobs = 1;
  std::string shard;
  int64_t shards = 0;
  std::vector<std::string> folders;
};

void AddSweep(CLI::App& app, SweepWords& words, std::function<int()>& chosen);

}  // namespace wt::app
