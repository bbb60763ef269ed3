#pragma once

// JSON as YAML that a person can read and edit.

#include <string>

#include <nlohmann/json.hpp>

namespace wt::record {

// What stands behind "key:", beginning with a space or a line break and ending without one. Short
// values stay on the line; longer ones go on below it at that column. Texts are always quoted.
std::string ToYaml(const nlohmann::ordered_json& value, int column);

}  // namespace wt::record
