#include "emulator/app/check_verb.h"

#include <cstdio>

#include "emulator/world/world.h"
#include "scenarios/engine/file/describe.h"
#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/schema.h"
#include "services/install.h"

namespace wt::app {
namespace {

constexpr int kWrongFile = 2;

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

void AddCheck(CLI::App& app, CheckWords& words) {
  CLI::App* check = app.add_subcommand(
      "check", "Say what is wrong with a scenario file, or what it would do; run nothing.");
  CLI::Option* file = check->add_option("FILE", words.file, "A file, or a name in the library");
  check->add_option("--set", words.set, "PATH=VALUE: load.browsers.rate[0].high=400/s");
  check->add_flag("--json", words.json, "As JSON");
  CLI::Option* schema =
      check->add_flag("--schema", words.schema, "Print the JSON Schema of scenario files instead");
  CLI::Option* keys =
      check->add_flag("--keys", words.keys, "Print all keys as Markdown tables instead");
  check->callback([&words, file, schema, keys] {
    if (file->count() == 0 && schema->count() == 0 && keys->count() == 0) {
      throw CLI::RequiredError("FILE");
    }
    words.asked = true;
  });
}

bool SplitOverride(const std::string& text, std::pair<std::string, std::string>& parts) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return false;
  parts = {text.substr(0, equals), text.substr(equals + 1)};
  return true;
}

int Check(const CheckWords& words) {
  if (words.schema) {
    Print(scenario::JsonSchema().dump(2) + "\n");
    return 0;
  }
  if (words.keys) {
    Print(scenario::KeysPage() + scenario::SeriesPage());
    return 0;
  }
  // For its router alone: which operations there are, with their shapes.
  World world({});
  services::Install(world);
  scenario::LoadOptions options;
  options.router = &world.router();
  for (const std::string& text : words.set) {
    if (!SplitOverride(text, options.overrides.emplace_back())) {
      std::fprintf(stderr, "windtunnel: --set %s: is not PATH=VALUE\n", text.c_str());
      return kWrongFile;
    }
  }
  const scenario::Loaded loaded = scenario::LoadFile(words.file, options);
  if (!loaded.scenario) {
    if (words.json) {
      Print(scenario::ProblemsJson(loaded.problems).dump(2) + "\n");
    } else {
      std::fputs(scenario::ToString(loaded.problems).c_str(), stderr);
    }
    return kWrongFile;
  }
  Print(words.json ? scenario::DescribeJson(*loaded.scenario).dump(2) + "\n"
                   : scenario::Describe(*loaded.scenario));
  return 0;
}

}  // namespace wt::app
