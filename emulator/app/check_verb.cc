#include "emulator/app/check_verb.h"

#include <cstdio>

#include "emulator/app/scenario_verbs.h"
#include "scenarios/engine/file/describe.h"
#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/schema.h"

namespace wt::app {
namespace {

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int Check(const CheckWords& words) {
  if (words.schema) {
    Print(scenario::JsonSchema().dump(2) + "\n");
    return kPassed;
  }
  if (words.keys) {
    Print(scenario::KeysPage() + scenario::SeriesPage());
    return kPassed;
  }
  const scenario::Loaded loaded = scenario::LoadFile(
      words.file, {.router = &AllOperations(), .overrides = Overrides(words.set), .folder = ""});
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
  return kPassed;
}

}  // namespace

void AddCheck(CLI::App& app, CheckWords& words, std::function<int()>& chosen) {
  CLI::App* check = app.add_subcommand(
      "check", "Say what is wrong with a scenario file, or what it would do; run nothing.");
  CLI::Option* file = check->add_option("FILE", words.file, "A file, or a name in the library");
  check->add_option("--set", words.set, "PATH=VALUE: load.browsers.rate[0].high=400/s");
  check->add_flag("--json", words.json, "As JSON");
  CLI::Option* schema =
      check->add_flag("--schema", words.schema, "Print the JSON Schema of scenario files instead");
  CLI::Option* keys =
      check->add_flag("--keys", words.keys, "Print all keys as Markdown tables instead");
  check->callback([&words, &chosen, file, schema, keys] {
    if (file->count() == 0 && schema->count() == 0 && keys->count() == 0) {
      throw CLI::RequiredError("FILE");
    }
    chosen = [&words] { return Check(words); };
  });
}

}  // namespace wt::app
