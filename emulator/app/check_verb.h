#pragma once

// `windtunnel check FILE`.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace wt::app {

// What the verb was given; it must outlive the parsing.
struct CheckWords {
  std::string file;
  std::vector<std::string> set;
  bool json = false, schema = false, keys = false;
  bool asked = false;
};

void AddCheck(CLI::App& app, CheckWords& words);

// The exit status: 0, or 2 with everything that is wrong.
int Check(const CheckWords& words);

// "path=value" of --set, in two; false where it is not that.
bool SplitOverride(const std::string& text, std::pair<std::string, std::string>& parts);

}  // namespace wt::app
