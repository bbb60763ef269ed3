#pragma once

// A run as a page: one file that shows itself, from a disk, without a network.

#include <string>
#include <string_view>

namespace wt::scenario {

// `report_json` is the text of one JSON value as README.md describes it. Where the build had no
// Node the page says so, and holds the JSON all the same.
std::string ReportHtml(std::string_view report_json);

// The page without a run: it asks the world that served it.
std::string ConsoleHtml();

}  // namespace wt::scenario
