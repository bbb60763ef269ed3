// wt_codegen SERVICE API_JSON OUT_DIR SHARDS OPERATION_FILE…
//
// Writes what the build needs of a service for the operations that have a file. A file whose name
// is no operation's is an error, with the nearest name.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "emulator/base/nearest.h"
#include "emulator/base/strings.h"
#include "emulator/codegen/emit.h"

namespace wt::codegen {
namespace {

// The operation that a file of operations/ is named after, or nothing after saying so.
std::string OperationOf(const Model& model, const std::string& file) {
  const std::string stem = std::filesystem::path(file).stem();
  std::vector<std::string> names;
  for (const auto& [name, facts] : model.operations().items()) {
    names.push_back(SnakeCase(name));
    if (names.back() == stem) return name;
  }
  std::cerr << file << ": no operation of " << model.service() << " has this name; the nearest is "
            << NearestName(stem, names) << ".cc\n";
  return "";
}

// Leaves a file of the same text alone, so that nothing is rebuilt for it.
void Write(const std::filesystem::path& path, const std::string& text) {
  std::ifstream before(path, std::ios::binary);
  std::stringstream held;
  held << before.rdbuf();
  if (before && held.str() == text) return;
  std::ofstream(path, std::ios::binary) << text;
}

int Main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: wt_codegen SERVICE API_JSON OUT_DIR SHARDS OPERATION_FILE...\n";
    return 2;
  }
  std::ifstream file(argv[2]);
  Model model(argv[1], Json::parse(file));
  const std::filesystem::path out = argv[3];
  const auto shards = static_cast<size_t>(std::max(1, std::atoi(argv[4])));
  std::set<std::string> built;
  for (int i = 5; i < argc; ++i) {
    const std::string operation = OperationOf(model, argv[i]);
    if (operation.empty()) return 1;
    built.insert(operation);
  }
  model.Reach(built);

  std::filesystem::create_directories(out);
  Write(out / "api.h", EmitTypes(model, built));
  Write(out / "operations.h", EmitOperations(model, built));
  Write(out / "service_entry.h", EmitServiceEntry(model));
  Write(out / "dispatch.cc", EmitDispatch(model, built));
  if (!model.errors().empty()) Write(out / "errors.h", EmitErrors(model));
  const std::vector<std::string> tables = EmitTables(model, built, shards);
  for (size_t i = 0; i < tables.size(); ++i) {
    Write(out / StrCat("shapes_", i, ".cc"), tables[i]);
  }
  std::ofstream(out / "stamp") << built.size() << "\n";
  return 0;
}

}  // namespace
}  // namespace wt::codegen

int main(int argc, char** argv) {
  try {
    return wt::codegen::Main(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "wt_codegen: %s\n", failure.what());
    return 1;
  }
}
