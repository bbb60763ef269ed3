// `sweep` and `report`.

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"

namespace wt::scenario {
namespace {

constexpr int64_t kAxisMax = 10'000;

// { from: 300/s, to: 450/s, step: 50/s }
void ReadRange(Reader range, Axis& axis) {
  std::optional<Quantity> parts[3];
  const char* keys[] = {"from", "to", "step"};
  for (size_t i = 0; i < 3; ++i) {
    const std::optional<std::string> text = range.Text(keys[i]);
    if (!text) return;
    parts[i] = ParseQuantity(*text);
    if (!parts[i]) return range.Say(keys[i], StrCat("'", *text, "' is not a value"));
    if (parts[i]->unit != parts[0]->unit) {
      return range.Say(keys[i], StrCat("'", *text, "' has another unit than 'from'"));
    }
  }
  const double from = parts[0]->value, to = parts[1]->value, step = parts[2]->value;
  const double count = step != 0 ? (to - from) / step : -1;
  if (!(count >= 0)) return range.Say("step", "does not lead from 'from' to 'to'");
  if (count > kAxisMax) return range.Say("step", StrCat("makes more than ", kAxisMax, " values"));
  const int64_t last = static_cast<int64_t>(count + 1e-9);
  for (int64_t i = 0; i <= last; ++i) {
    const Quantity value{from + static_cast<double>(i) * step, parts[0]->unit};
    if (value.unit == Unit::kNone &&
        value.value == static_cast<double>(static_cast<int64_t>(value.value))) {
      axis.values.push_back(static_cast<int64_t>(value.value));
    } else {
      axis.values.push_back(FormatQuantity(value));
    }
  }
}

void ReadAxes(Reader& reader, Sweep& out) {
  Json all = Json::object();
  reader.EachName("axes", [&](const Entry& entry, const std::string& path) {
    Axis axis;
    axis.path = entry.key;
    if (entry.node.IsList()) {
      for (const Entry& value : entry.node.entries) axis.values.push_back(Guess(value.node));
    } else {
      ReadRange(Reader(reader.reading(), SectionNamed("range"), entry.node, path), axis);
    }
    if (entry.node.IsList() && axis.values.empty()) {
      reader.reading().Say(entry.node.position, path, "has no values");
    }
    all[axis.path] = axis.values;
    out.axes.push_back(std::move(axis));
  });
  reader.resolved["axes"] = all;
}

Result<Sweep::Sample> ReadSample(std::string_view text, int64_t& samples) {
  if (text == "all") return Sweep::Sample::kAll;
  const std::optional<Term> term = ReadTerm(text);
  const bool latin = term && term->name == "latin", sobol = term && term->name == "sobol";
  const auto count = term && term->words.size() == 1 ? ParseInt(term->words[0]) : std::nullopt;
  if ((!latin && !sobol) || !count || *count < 1 || *count > kPointsMax || !term->rest.empty()) {
    return Bad(StrCat("'", text, "' is none of: all, latin(64), sobol(128)"));
  }
  samples = *count;
  return latin ? Sweep::Sample::kLatin : Sweep::Sample::kSobol;
}

}  // namespace

void ReadSweep(Reader& root, Scenario& scenario) {
  std::optional<Reader> reader = root.Section_("sweep");
  if (!reader || !reader->node().IsMap()) return;
  Sweep out;
  out.runs = reader->Integer("runs", 1, 100'000).value_or(1);
  ReadAxes(*reader, out);
  out.sample = reader
                   ->Parsed("sample", Type::kSample,
                            [&](std::string_view text) { return ReadSample(text, out.samples); })
                   .value_or(Sweep::Sample::kAll);
  double points = 1;
  for (const Axis& axis : out.axes) points *= static_cast<double>(axis.values.size());
  if (out.sample == Sweep::Sample::kAll && points > static_cast<double>(kPointsMax)) {
    reader->Say("axes", StrCat("make more than ", kPointsMax, " points; take a sample of them"));
    return;
  }
  if (std::optional<Reader> stop = reader->Section_("stop_when")) {
    out.stop_metric = stop->Measure("metric");
    out.half_width = stop->Share("half_width").value_or(0.05);
    reader->resolved["stop_when"] = stop->resolved;
  }
  root.resolved["sweep"] = reader->resolved;
  scenario.sweep = std::move(out);
}

void ReadReport(Reader& root, Scenario& scenario) {
  Report& out = scenario.report;
  out.title = scenario.name;
  std::optional<Reader> reader = root.Section_("report");
  if (!reader) return;
  if (std::optional<std::string> title = reader->Text("title")) out.title = *std::move(title);
  out.compare_to = reader->Text("compare_to").value_or("");
  Json tolerances = Json::object();
  reader->EachName("tolerance", [&](const Entry& entry, const std::string& path) {
    const Result<double> share =
        entry.node.IsScalar() ? ReadShare(entry.node.text) : Bad("is not a share such as 2%");
    if (!share.ok() || *share < 0) {
      return root.reading().Say(entry.node.position, path,
                                share.ok() ? "is below 0" : share.error().message);
    }
    (entry.key == "default" ? out.tolerance : out.tolerances[entry.key]) = *share;
    tolerances[entry.key] = entry.node.text;
  });
  if (!tolerances.empty()) reader->resolved["tolerance"] = tolerances;
  reader->Each("panels", [&](const Node& node, const std::string& path) {
    if (!node.IsScalar()) return root.reading().Say(node.position, path, "is not a panel's id");
    out.panels.push_back(node.text);
  });
  if (!out.panels.empty()) reader->resolved["panels"] = out.panels;
  root.resolved["report"] = reader->resolved;
}

}  // namespace wt::scenario
