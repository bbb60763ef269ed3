#pragma once

// What the generator writes for a service. Each returns the text of one file.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "emulator/codegen/model.h"

namespace wt::codegen {

// The structures of the built operations' inputs and outputs, as plain structs.
std::string EmitTypes(const Model& model, const std::set<std::string>& built);
// Factories: error::ClusterNotFoundException("…").
std::string EmitErrors(const Model& model);
// What each file of operations/ defines.
std::string EmitOperations(const Model& model, const std::set<std::string>& built);
// The shape tables, cut into `shards` files of like size.
std::vector<std::string> EmitTables(const Model& model, const std::set<std::string>& built,
                                    size_t shards);
// The list of all operations, those without code included.
std::string EmitDispatch(const Model& model, const std::set<std::string>& built);
std::string EmitServiceEntry(const Model& model);

std::string RequestType(std::string_view operation);
std::string ResponseType(std::string_view operation);
// A literal of C++, quoted.
std::string Quoted(std::string_view text);

inline constexpr const char* kBanner = "// Generated from api.json; do not edit.\n";

}  // namespace wt::codegen
