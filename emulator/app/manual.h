#pragma once

// What the command line can do, as others read it: the manual page, and completion in a shell. All
// of it comes from the verbs and options themselves.

#include <functional>

#include <CLI/CLI.hpp>

namespace wt::app {

// `windtunnel manual` and `windtunnel completion bash|zsh`; the last verbs to be added. `chosen`
// becomes what prints.
void AddManual(CLI::App& app, std::function<int()>& chosen);

// Every verb takes --json: those that have no other form answer in it anyway.
void AddJsonEverywhere(CLI::App& app, bool& json);

}  // namespace wt::app
