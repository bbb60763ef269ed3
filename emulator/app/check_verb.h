#pragma once

// `windtunnel check FILE`.

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace wt::app {

// What the verb was given; it must outlive the parsing.
struct CheckWords {
  std::string file;
  std::vector<std::string> set;
  bool json = false, schema = false, keys = false;
};

// `chosen` becomes what it does; that answers the exit status: 0, or 2 with everything that is
// wrong.
void AddCheck(CLI::App& app, CheckWords& words, std::function<int()>& chosen);

}  // namespace wt::app
