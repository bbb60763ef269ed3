#pragma once

// What the table of keys becomes for others: a JSON Schema for editors, and the tables of
// docs/scenario-file.md.

#include <string>

#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// Draft 2020-12. Every scalar may be a reference to a constant, and YAML's own types are let pass.
Json JsonSchema();

// A heading and a table for each section; Markdown.
std::string KeysPage();
// The series that can be measured; Markdown.
std::string SeriesPage();

}  // namespace wt::scenario
