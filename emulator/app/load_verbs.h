#pragma once

// `windtunnel load set|list|clear`.

#include <string>

#include <CLI/CLI.hpp>

#include "emulator/app/client.h"

namespace wt::app {

// What these verbs were given; it must outlive the parsing.
struct LoadWords {
  std::string target, rate, cpu, wait, memory, memory_per_request, host, path;
  double cv = 1;
  int64_t in_flight_max = 200;
  std::string region, account;
};

// Puts the call that is meant into `call`.
void AddLoad(CLI::App& app, LoadWords& words, Call& call);

}  // namespace wt::app
