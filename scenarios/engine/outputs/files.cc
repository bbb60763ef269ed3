#include "scenarios/engine/outputs/files.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "scenarios/engine/outputs/trace.h"
#include "scenarios/engine/run/words.h"
#include "scenarios/engine/web/report_html.h"

namespace wt::scenario {
namespace {

std::string Dump(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string SeriesCsv(const RunResult& run, const std::vector<Series>& series) {
  std::string out = "t_s,time";
  for (const Series& one : series) {
    StrAppend(out, ",", one.name, one.unit.empty() ? "" : " (", one.unit,
              one.unit.empty() ? "" : ")");
  }
  out += "\n";
  const auto minutes = static_cast<int64_t>(std::ceil(run.length.seconds() / 60));
  for (int64_t minute = 0; minute < minutes; ++minute) {
    StrAppend(out, minute * 60, ",", FormatIso8601(run.scenario->start + Minutes(minute)));
    for (const Series& one : series) {
      const double value = one.values[static_cast<size_t>(minute)];
      StrAppend(out, ",", std::isnan(value) ? std::string() : NumberText(value, 6));
    }
    out += "\n";
  }
  return out;
}

Json EntryJson(const RunResult& run, const sim::JournalEntry& entry) {
  Json fields = Json::object();
  for (const auto& [name, value] : entry.fields) fields[name] = value;
  return Json{{"at_s", run.ledger->Since(entry.at).seconds()},
              {"time", FormatIso8601(entry.at, true)},
              {"seq", entry.id},
              {"kind", entry.event},
              {"actor", entry.actor},
              {"cause", entry.because},
              {"fields", fields}};
}

// Every entry of the journal, or those about places alone.
std::string EventLines(const RunResult& run, bool placements) {
  std::string out;
  for (const sim::JournalEntry& entry : run.ledger->entries()) {
    const bool about = entry.event == "task_placed" || entry.event == "task_not_placed" ||
                       entry.event == "task_waits_for_capacity";
    if (placements && !about) continue;
    StrAppend(out, Dump(EntryJson(run, entry)), "\n");
  }
  return out;
}

std::string CallLines(const RunResult& run) {
  std::string out;
  for (const MadeCall& call : run.calls) {
    Json line{{"at_s", call.at.seconds()},
              {"by", call.by},
              {"call", StrCat(call.service, ".", call.operation)},
              {"parameters", call.parameters}};
    if (call.error.empty()) {
      line["answer"] = call.answer;
    } else {
      line["error"] = call.error;
    }
    StrAppend(out, Dump(line), "\n");
  }
  return out;
}

std::string TraceOf(const RunResult& run, const std::vector<Series>& series) {
  Trace trace;
  for (const sim::JournalEntry& entry : run.ledger->entries()) trace.Add(entry);
  for (const Series& one : series) {
    Instant at = run.scenario->start;
    for (const double value : one.values) {
      if (!std::isnan(value)) trace.Count(one.name, at, value);
      at = at + Minutes(1);
    }
  }
  return trace.Finish();
}

}  // namespace

Result<void> Write(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::path aside = path;
  aside += ".part";
  {
    std::ofstream file(aside, std::ios::binary | std::ios::trunc);
    file << content;
    if (!file.flush()) {
      return Error{.code = "Unwritable", .message = StrCat(aside.string(), " cannot be written")};
    }
  }
  std::error_code error;
  std::filesystem::rename(aside, path, error);
  if (error) {
    return Error{.code = "Unwritable",
                 .message = StrCat(path.string(), " cannot be written: ", error.message())};
  }
  return {};
}

Result<void> WriteFiles(const RunResult& run, const Telling& telling) {
  const std::filesystem::path folder(telling.out);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return Error{.code = "Unwritable",
                 .message = StrCat(telling.out, " cannot be made: ", error.message())};
  }
  WT_TRY(Write(folder / "calls.jsonl", CallLines(run)));
  WT_TRY(Write(folder / "scenario.resolved.json", Dump(run.scenario->resolved, 2) + "\n"));
  if (run.measures) {
    const std::vector<Series> series = SeriesOf(run);
    WT_TRY(Write(folder / "series.csv", SeriesCsv(run, series)));
    WT_TRY(Write(folder / "events.jsonl", EventLines(run, false)));
    WT_TRY(Write(folder / "placements.jsonl", EventLines(run, true)));
    WT_TRY(Write(folder / "trace.pftrace", TraceOf(run, series)));
    WT_TRY(Write(folder / "report.html", ReportHtml(Dump(ReportJson(run, series, telling)))));
  }
  WT_TRY(Write(folder / "junit.xml", JunitXml(run, telling)));
  WT_TRY(Write(folder / "summary.md", SummaryMarkdown(run, telling)));
  // Last: who sees it finds all the others.
  return Write(folder / "summary.json", Dump(SummaryJson(run, telling), 2) + "\n");
}

}  // namespace wt::scenario
