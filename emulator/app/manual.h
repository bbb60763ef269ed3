#pragma once

// What the command line can do, as others read it: the manual page, and completion in a shell. All
// of it comes from the verbs and options themselves.

#include <string>

#include <CLI/CLI.hpp>

namespace wt::app {

// In roff, for man(1).
std::string ManualPage(const CLI::App& app);
std::string BashCompletion(const CLI::App& app);
std::string ZshCompletion(const CLI::App& app);

// `windtunnel manual` and `windtunnel completion bash|zsh`; the last verbs to be added. What is to
// be printed instead of running a verb is put into `text`.
void AddManual(CLI::App& app, std::string& text);

// Every verb takes --json: those that have no other form answer in it anyway.
void AddJsonEverywhere(CLI::App& app, bool& json);

}  // namespace wt::app
