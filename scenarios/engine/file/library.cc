#include "scenarios/engine/file/library.h"

#include <filesystem>
#include <fstream>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/limits.h"

namespace wt::scenario {

const LibraryFile* FindLibraryFile(std::string_view path) {
  for (const LibraryFile& file : LibraryFiles()) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

std::vector<std::string> LibraryNames(std::string_view folder) {
  std::vector<std::string> names;
  const std::string prefix = folder.empty() ? "" : StrCat(folder, "/");
  for (const LibraryFile& file : LibraryFiles()) {
    std::string_view name = file.path;
    if (!name.starts_with(prefix)) continue;
    name.remove_prefix(prefix.size());
    if (name.find('/') != std::string_view::npos || !name.ends_with(".yaml")) continue;
    names.emplace_back(name.substr(0, name.size() - 5));
  }
  return names;
}

std::optional<std::string> ReadFile(const std::string& path, size_t bytes_max) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error) || error) return std::nullopt;
  if (std::filesystem::file_size(path, error) > bytes_max || error) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::optional<std::string> FindText(const std::string& folder, std::string_view kind,
                                    const std::string& name, std::string& found) {
  if (name.empty() || name.find('\0') != std::string::npos) return std::nullopt;
  const std::filesystem::path base(folder);
  const std::string inside = StrCat(kind, "/", name, ".yaml");
  for (const std::string& path : {name, inside}) {
    found = (base / path).string();
    if (auto text = ReadFile(found, kFileBytesMax)) return text;
  }
  const LibraryFile* file = FindLibraryFile(inside);
  if (file == nullptr) return std::nullopt;
  found = StrCat("library:", inside);
  return std::string(file->text);
}

}  // namespace wt::scenario
