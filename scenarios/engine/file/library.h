#pragma once

// The library that is built in (scenarios/library), and the files beside a scenario.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wt::scenario {

struct LibraryFile {
  std::string_view path;  // "zone-loss.yaml", "stacks/web-on-ec2.yaml", "curves/office.yaml"
  std::string_view text;
};

std::span<const LibraryFile> LibraryFiles();
const LibraryFile* FindLibraryFile(std::string_view path);
// The names in one of its folders ("stacks", "curves"; "" for the scenarios).
std::vector<std::string> LibraryNames(std::string_view folder);

// A regular file of at most so many bytes; nothing where there is none.
std::optional<std::string> ReadFile(const std::string& path, size_t bytes_max);

// The text of a stack, a curve…: a path from `folder`, else FOLDER/kind/name.yaml, else the
// library's. `found` is what it is called then.
std::optional<std::string> FindText(const std::string& folder, std::string_view kind,
                                    const std::string& name, std::string& found);

}  // namespace wt::scenario
