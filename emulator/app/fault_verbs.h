#pragma once

// `windtunnel fault start|list|end|actions`.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "emulator/app/client.h"

namespace wt::app {

// What these verbs were given; it must outlive the parsing.
struct FaultWords {
  std::string action, name, lasts, id, file;
  std::vector<std::string> members;
  std::string region, account;
};

// Puts the call that is meant into `call`.
void AddFault(CLI::App& app, FaultWords& words, Call& call);

}  // namespace wt::app
