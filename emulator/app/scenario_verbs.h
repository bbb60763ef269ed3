#pragma once

// `windtunnel run|explain|replay|compare`.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace wt {
class Router;
}

namespace wt::app {

// Exit statuses of the verbs that run scenarios.
inline constexpr int kPassed = 0, kFailed = 1, kWrongFile = 2, kDiffers = 3, kAborted = 4,
                     kInternal = 5;

// What these verbs were given; it must outlive the parsing.
struct ScenarioWords {
  std::string file, out, at, subject, first, second;
  std::vector<std::string> set;
  std::optional<uint64_t> seed;
  bool quiet = false, json = false;
};

// "PATH=VALUE" as the file's reader takes them.
std::vector<std::pair<std::string, std::string>> Overrides(const std::vector<std::string>& set);
// The operations there are, against which calls are checked.
const Router& AllOperations();

// `chosen` becomes what the verb that is meant does; it answers the exit status.
void AddScenario(CLI::App& app, ScenarioWords& words, std::function<int()>& chosen);

}  // namespace wt::app
