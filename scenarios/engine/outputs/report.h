#pragma once

// What a run was, as JSON and as words.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "scenarios/engine/run/run.h"

namespace wt::scenario {

// What only who ran it knows.
struct Telling {
  double wall_seconds = 0;
  std::string file;              // As it was asked for: a path, or a name of the library.
  std::string again;             // The command that runs it once more.
  std::string out;               // The folder of its outputs; empty for none.
  std::vector<std::string> set;  // Overrides, as `--set` was given them.
};

// A column of series.csv, a line of a panel.
struct Series {
  std::string name, label, panel, unit;
  bool right = false;          // Its axis.
  std::vector<double> values;  // By minute.
};
std::vector<Series> SeriesOf(const RunResult& run);

// SPEC's, cost, churn: name, value, unit.
struct Figure {
  std::string group, name;
  double value = 0;
  std::string unit, text;
};
std::vector<Figure> FiguresOf(const RunResult& run);

// The page's JSON: scenarios/engine/web/README.md.
Json ReportJson(const RunResult& run, const std::vector<Series>& series, const Telling& telling);
// summary.json, in a stable order.
Json SummaryJson(const RunResult& run, const Telling& telling);
// The table of verdicts, as the command line prints it.
std::string VerdictTable(const RunResult& run, const Telling& telling);
std::string SummaryMarkdown(const RunResult& run, const Telling& telling);
std::string JunitXml(const RunResult& run, const Telling& telling);

// passed, failed, broken, aborted.
std::string OutcomeName(Outcome outcome);
// The command that says why one that does not hold broke; else empty.
std::string WhyText(const Verdict& verdict, const Telling& telling);
// At most five significant digits; null where there is none.
Json Short(double value);

}  // namespace wt::scenario
