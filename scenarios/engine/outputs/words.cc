// A run as people and CI servers read it.

#include "scenarios/engine/run/words.h"

#include <algorithm>
#include <cmath>

#include "emulator/wire/writer.h"
#include "scenarios/engine/outputs/report.h"

namespace wt::scenario {
namespace {

// Of what people see, so that columns stand under each other.
size_t WidthOf(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string Padded(std::string_view text, size_t width) {
  std::string out(text);
  for (size_t i = WidthOf(text); i < width; ++i) out += ' ';
  return out;
}

std::string Escaped(std::string_view text) {
  std::string out;
  wire::AppendXmlText(out, text);
  return out;
}

std::string BeforeText(const Verdict& verdict) {
  std::vector<std::string> parts;
  for (const Mark& mark : verdict.before)
    parts.push_back(StrCat(TimeText(mark.at), " ", mark.text));
  return Join(parts, " | ");
}

std::string CostText(const RunResult& run) {
  const Cost cost = run.measures->CostOf(Duration{}, run.length);
  const double hours = std::round(cost.instance_hours * 10) / 10;
  return StrCat("cost ", NumberText(hours, 6), " instance-hours");
}

}  // namespace

std::string WhyText(const Verdict& verdict, const Telling& telling) {
  if (verdict.ok || !verdict.at) return {};
  return StrCat("windtunnel explain ", telling.out.empty() ? "DIR" : telling.out, " --at ",
                TimeText(*verdict.at));
}

std::string VerdictTable(const RunResult& run, const Telling& telling) {
  std::string out = StrCat(run.scenario->name, "  seed ", run.seed);
  if (run.measures) {
    const double speed = run.length.seconds() / std::max(1e-6, telling.wall_seconds);
    StrAppend(out, "  ", ShortTime(run.length), " in ", NumberText(telling.wall_seconds, 3), "s (",
              GroupedText(static_cast<int64_t>(speed)), "x)  digest ", run.digest);
  }
  out += "\n";
  size_t name = 0, measured = 0, bound = 0;
  for (const Verdict& verdict : run.verdicts) {
    name = std::max(name, WidthOf(verdict.name));
    measured = std::max(measured, std::min<size_t>(48, WidthOf(verdict.measured)));
    bound = std::max(bound, std::min<size_t>(16, WidthOf(verdict.bound)));
  }
  for (const Verdict& verdict : run.verdicts) {
    std::string row = StrCat(verdict.ok ? "  ok    " : "  FAIL  ", Padded(verdict.name, name), "  ",
                             Padded(verdict.measured, measured), "  ", Padded(verdict.bound, bound),
                             "  ", verdict.detail);
    row.erase(row.find_last_not_of(' ') + 1);
    StrAppend(out, row, "\n");
    if (verdict.ok || !verdict.at) continue;
    if (!verdict.before.empty()) StrAppend(out, "          ", BeforeText(verdict), "\n");
    StrAppend(out, "          why: ", WhyText(verdict, telling), "\n");
  }
  for (const std::string& notice : run.notices) StrAppend(out, "  note  ", notice, "\n");
  if (!run.problem.empty()) StrAppend(out, "  ", run.problem, "\n");
  if (run.measures) {
    StrAppend(out, "  ", run.held(), " of ", run.verdicts.size(), " held.  ", CostText(run), ".");
    if (!telling.out.empty()) StrAppend(out, "  report ", telling.out, "/report.html");
    out += "\n";
  }
  if (!telling.again.empty()) StrAppend(out, "  again: ", telling.again, "\n");
  return out;
}

std::string SummaryMarkdown(const RunResult& run, const Telling& telling) {
  const auto cell = [](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c == '|') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    return out;
  };
  std::string out =
      StrCat("### ", run.scenario->name, "\n\n| | expectation | measured | bound | |\n",
             "|---|---|---|---|---|\n");
  for (const Verdict& verdict : run.verdicts) {
    StrAppend(out, "| ", verdict.ok ? "ok" : "**FAIL**", " | ", cell(verdict.name), " | ",
              cell(verdict.measured), " | ", cell(verdict.bound), " | ", cell(verdict.detail),
              " |\n");
  }
  if (!run.problem.empty()) StrAppend(out, "\n", run.problem, "\n");
  StrAppend(out, "\nSeed ", run.seed, ", digest `", run.digest, "`");
  if (run.measures) StrAppend(out, ", ", CostText(run));
  StrAppend(out, ".\n\n    ", telling.again, "\n");
  return out;
}

std::string JunitXml(const RunResult& run, const Telling& telling) {
  const size_t failures = run.verdicts.size() - static_cast<size_t>(run.held());
  const bool broken = !run.problem.empty();
  std::string out =
      StrCat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", "<testsuite name=\"",
             Escaped(run.scenario->name), "\" tests=\"", run.verdicts.size() + (broken ? 1 : 0),
             "\" failures=\"", failures, "\" errors=\"", broken ? 1 : 0, "\" time=\"",
             NumberText(telling.wall_seconds, 4), "\">\n");
  for (const Verdict& verdict : run.verdicts) {
    StrAppend(out, "<testcase classname=\"", Escaped(run.scenario->name), "\" name=\"",
              Escaped(verdict.name), "\"");
    if (verdict.ok) {
      out += "/>\n";
      continue;
    }
    StrAppend(out, "><failure message=\"", Escaped(verdict.measured), ", not ",
              Escaped(verdict.bound), "\">", Escaped(verdict.detail), "\n",
              Escaped(BeforeText(verdict)), "\n", Escaped(telling.again),
              "</failure></testcase>\n");
  }
  if (broken) {
    StrAppend(out, "<testcase classname=\"", Escaped(run.scenario->name),
              "\" name=\"run\"><error message=\"", Escaped(run.problem), "\"/></testcase>\n");
  }
  return out + "</testsuite>\n</testsuites>\n";
}

}  // namespace wt::scenario
