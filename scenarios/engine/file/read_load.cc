// `model` and `load`.

#include <algorithm>
#include <cmath>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/library.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"
#include "scenarios/engine/file/yaml.h"

namespace wt::scenario {
namespace {

constexpr double kFactorMax = 1e6;

// --- Curves from data ----------------------------------------------------------------------------

// A named shape, between 0 and 1.
void ReadCurve(Reading& reading, Reader& form, RateForm& out) {
  std::string found;
  const std::optional<std::string> text = FindText(reading.folder, "curves", out.source, found);
  if (!text) {
    return form.Say("curve", StrCat("there is no curve '", out.source, "'",
                                    Nearest(out.source, LibraryNames("curves"))));
  }
  Node root;
  if (!ParseYaml(*text, found, root, reading.problems)) return;
  Reader file(reading, SectionNamed("curve file"), root, "");
  out.step = file.Time("step").value_or(Hours(1));
  file.Each("points", [&](const Node& node, const std::string& path) {
    const Result<double> point = node.IsScalar() ? ReadNumber(node.text) : Bad("is not a number");
    if (point.ok()) {
      out.points.push_back(*point);
    } else {
      reading.Say(node.position, path, point.error().message);
    }
  });
  if (out.points.empty()) return;
  const Duration whole = out.step * static_cast<int64_t>(out.points.size());
  if (whole != Days(1) && whole != Days(7)) {
    return file.Say("points",
                    StrCat("a curve is a day or a week long, not ", FormatDuration(whole)));
  }
  const auto [least, most] = std::minmax_element(out.points.begin(), out.points.end());
  const double low = *least, high = *most;
  if (high <= low) return file.Say("points", "a curve is not the same all the time");
  for (double& point : out.points) point = (point - low) / (high - low);
}

struct Csv {
  std::vector<std::vector<std::string_view>> rows;
  std::vector<std::string_view> names;

  // By name, or by number; nothing where there is none.
  std::optional<size_t> Column(std::string_view word) const {
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i] == word) return i;
    }
    const std::optional<int64_t> number = ParseInt(word);
    const size_t width = rows.empty() ? 0 : rows[0].size();
    if (!number || *number < 0 || static_cast<size_t>(*number) >= width) return std::nullopt;
    return static_cast<size_t>(*number);
  }
};

Csv SplitCsv(std::string_view text) {
  Csv csv;
  for (std::string_view line : Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (Trim(line).empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> cells;
    for (std::string_view cell : Split(line, ',')) {
      cell = Trim(cell);
      if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
      }
      cells.push_back(cell);
    }
    csv.rows.push_back(std::move(cells));
  }
  // The first line has names where none of it is a number.
  const auto& first = csv.rows.empty() ? csv.names : csv.rows[0];
  const bool names = std::none_of(first.begin(), first.end(), [](std::string_view cell) {
    return ReadNumber(cell).ok() || ParseTimestamp(cell).has_value();
  });
  if (!csv.rows.empty() && names) {
    csv.names = csv.rows[0];
    csv.rows.erase(csv.rows.begin());
  }
  return csv;
}

// Seconds, or a date; in microseconds.
std::optional<int64_t> CsvTime(std::string_view cell) {
  if (const std::optional<Instant> at = ParseTimestamp(cell)) return at->micros;
  const Result<double> seconds = ReadNumber(cell);
  if (seconds.ok() && std::fabs(*seconds) < 1e12) {
    return static_cast<int64_t>(std::llround(*seconds * 1e6));
  }
  return std::nullopt;
}

void CsvStep(Reader& form, const Csv& csv, RateForm& out) {
  const std::optional<std::string> column = form.Text("time");
  const std::optional<Duration> step = form.Time("step");
  if (!column || step) {
    if (!step) return form.Say("step", "is missing where there is no column of time");
    out.step = *step;
  } else {
    const std::optional<size_t> at = csv.Column(*column);
    std::optional<int64_t> first, second;
    if (at && csv.rows.size() > 1 && *at < csv.rows[0].size() && *at < csv.rows[1].size()) {
      first = CsvTime(csv.rows[0][*at]);
      second = CsvTime(csv.rows[1][*at]);
    }
    if (!first || !second) {
      return form.Say("time", StrCat("the column '", *column, "' has no two times"));
    }
    out.step = Micros(*second - *first);
  }
  if (out.step < Seconds(1)) form.Say(step ? "step" : "time", "rows are 1s apart or more");
}

void ReadCsv(Reader& form, RateForm& out) {
  out.source = form.Text("file").value_or("");
  out.loop = form.Boolean("loop").value_or(false);
  const std::string value = form.Text("value").value_or("1");
  const std::optional<double> speed =
      form.Parsed("speed", Type::kSpeed, [](std::string_view text) -> Result<double> {
        const bool x = text.ends_with('x');
        const Result<double> factor = ReadNumber(text.substr(0, text.size() - (x ? 1 : 0)));
        if (x && factor.ok() && *factor > 0 && *factor <= kFactorMax) return factor;
        return Bad(StrCat("'", text, "' is not a factor of time such as 60x"));
      });
  std::optional<double> peak;
  if (std::optional<Reader> scale = form.Section_("scale")) {
    peak = scale->Rate("peak");
    form.resolved["scale"] = scale->resolved;
  }
  if (out.source.empty()) return;
  std::string path;
  const std::optional<std::string> text = form.FileText("file", out.source, kCsvBytesMax, path);
  if (!text) return;
  const Csv csv = SplitCsv(*text);
  const std::optional<size_t> column = csv.Column(value);
  if (!column) {
    const std::vector<std::string> names(csv.names.begin(), csv.names.end());
    return form.Say("value", StrCat("the file has no column '", value, "'", Nearest(value, names)));
  }
  CsvStep(form, csv, out);
  for (size_t i = 0; i < csv.rows.size(); ++i) {
    const auto& row = csv.rows[i];
    const Result<double> cell = *column < row.size() ? ReadNumber(row[*column]) : Bad("");
    if (!cell.ok() || *cell < 0) {
      return form.Say("file", StrCat("row ", i + 1, " has no value in column '", value, "'"));
    }
    out.points.push_back(*cell);
  }
  if (out.points.empty()) return form.Say("file", "has no rows");
  if (speed)
    out.step =
        Micros(std::max<int64_t>(1, std::llround(static_cast<double>(out.step.micros) / *speed)));
  const double most = *std::max_element(out.points.begin(), out.points.end());
  if (!peak || most <= 0) return;
  for (double& point : out.points) point *= *peak / most;
}

// --- The forms of a rate -------------------------------------------------------------------------

void ReadStages(Reading& reading, Reader& form, RateForm& out) {
  out.from = form.Rate("from").value_or(0);
  Json all = Json::array();
  form.Each("stages", [&](const Node& node, const std::string& path) {
    Reader stage(reading, SectionNamed("stage"), node, path);
    Stage read;
    const bool k6 = stage.Has("target") || stage.Has("duration");
    if (k6) {
      read.to = stage.Number("target", 0, 1e9).value_or(0);
      read.over = stage.Time("duration").value_or(Duration{});
    } else {
      read.to = stage.Rate("to").value_or(0);
      read.over = stage.Time("over").value_or(Duration{});
    }
    const char* rate = k6 ? "target" : "to";
    const char* over = k6 ? "duration" : "over";
    for (const char* key : {rate, over}) {
      if (node.IsMap() && !stage.Has(key)) {
        reading.Say(node.position, path, StrCat("'", key, "' is missing"));
      }
    }
    all.push_back(
        {{"to", FormatQuantity({read.to, Unit::kRate})}, {"over", FormatDuration(read.over)}});
    out.stages.push_back(read);
  });
  form.resolved["stages"] = all;
  if (out.stages.empty()) form.Say("stages", "there is none");
}

void ReadSpike(Reader& spike, RateForm& out) {
  out.at = spike.When("at").value_or(Moment{});
  out.ramp = spike.Time("ramp").value_or(Duration{});
  out.hold = spike.Time("hold").value_or(Duration{});
  out.fall = spike.Time("fall").value_or(Duration{});
  out.times = spike.Number("times", 0, kFactorMax);
  out.plus = spike.Rate("plus");
}

void ReadNoise(Reading& reading, Reader& form, RateForm& out) {
  const Node& node = *form.Find("noise");
  if (!node.IsScalar()) {
    Reader noise(reading, SectionNamed("noise"), node, form.PathOf("noise"));
    out.amount = noise.Share("amount").value_or(0);
    out.correlation = noise.Time("over").value_or(Minutes(5));
    if (out.correlation < Seconds(1)) noise.Say("over", "is 1s or more");
    form.resolved["noise"] = noise.resolved;
    return;
  }
  const std::optional<Term> term = ReadTerm(node.text);
  if (!term || term->name != "noise" || term->words.size() != 2) {
    return form.Say("noise", StrCat("'", node.text, "' is not noise(10%, 5m)"));
  }
  const Result<double> amount = ReadShare(term->words[0]);
  const Result<Duration> over = ReadDuration(term->words[1]);
  if (!amount.ok()) return form.Say("noise", amount.error().message);
  if (!over.ok()) return form.Say("noise", over.error().message);
  if (*over < Seconds(1)) return form.Say("noise", "stays alike for 1s or more");
  out.amount = *amount;
  out.correlation = *over;
  form.resolved["noise"] = node.text;
}

std::vector<RateForm> ReadRates(Reading& reading, Reader& reader, std::string_view key);

void ReadReplace(Reading& reading, Reader& replace, RateForm& out) {
  out.window = ReadWindowKey(replace, "window").value_or(Window{});
  out.with = ReadRates(reading, replace, "with");
}

void ReadNamedCurve(Reading& reading, Reader& form, RateForm& out) {
  out.source = form.Text("curve").value_or("");
  const std::optional<double> low = form.Rate("low"), high = form.Rate("high");
  if (!form.Has("low") || !form.Has("high")) {
    form.Say("curve", "needs 'low' and 'high' beside it, such as 150/s and 330/s");
  }
  out.low = low.value_or(0);
  out.high = high.value_or(0);
  if (low && high && *high < *low) form.Say("high", "is less than 'low'");
  ReadCurve(reading, form, out);
}

void ReadSine(Reader& sine, RateForm& out) {
  out.low = sine.Rate("low").value_or(0);
  out.high = sine.Rate("high").value_or(0);
  out.period = sine.Time("period").value_or(Days(1));
  out.peak_at = sine.Time("peak_at").value_or(Hours(12));
  if (out.high < out.low) sine.Say("high", "is less than 'low'");
  if (out.period < Seconds(1)) sine.Say("period", "is 1s or more");
}

using Kind = RateForm::Kind;

constexpr std::pair<std::string_view, Kind> kForms[] = {
    {"constant", Kind::kConstant}, {"stages", Kind::kStages}, {"sine", Kind::kSine},
    {"curve", Kind::kCurve},       {"csv", Kind::kCsv},       {"spike", Kind::kSpike},
    {"times", Kind::kTimes},       {"plus", Kind::kPlus},     {"noise", Kind::kNoise},
    {"replace", Kind::kReplace}};

bool IsCurve(Kind kind) { return kind <= Kind::kCsv; }

void ReadForm(Reading& reading, Reader& form, std::string_view name, RateForm& out) {
  const auto within = [&](const auto& read) {
    Reader inner = *form.Section_(name);
    read(inner);
    form.resolved[std::string(name)] = inner.resolved;
  };
  switch (out.kind) {
    case Kind::kConstant:
      out.value = form.Rate("constant").value_or(0);
      break;
    case Kind::kStages:
      ReadStages(reading, form, out);
      break;
    case Kind::kSine:
      within([&](Reader& inner) { ReadSine(inner, out); });
      break;
    case Kind::kCurve:
      ReadNamedCurve(reading, form, out);
      break;
    case Kind::kCsv:
      within([&](Reader& inner) { ReadCsv(inner, out); });
      break;
    case Kind::kSpike:
      within([&](Reader& inner) { ReadSpike(inner, out); });
      break;
    case Kind::kTimes:
      out.value = form.Number("times", 0, kFactorMax).value_or(1);
      break;
    case Kind::kPlus:
      out.value = form.Rate("plus").value_or(0);
      break;
    case Kind::kNoise:
      ReadNoise(reading, form, out);
      break;
    case Kind::kReplace:
      within([&](Reader& inner) { ReadReplace(reading, inner, out); });
      break;
  }
  if (out.kind != Kind::kCurve && (form.Has("low") || form.Has("high"))) {
    form.Say(form.Has("low") ? "low" : "high", "stands beside 'curve' alone");
  }
  if (out.kind != Kind::kStages && form.Has("from")) {
    form.Say("from", "stands beside 'stages' alone");
  }
}

std::vector<RateForm> ReadRates(Reading& reading, Reader& reader, std::string_view key) {
  std::vector<RateForm> out;
  Json all = Json::array();
  reader.Each(key, [&](const Node& node, const std::string& path) {
    RateForm form;
    if (node.IsScalar()) {  // "250/s"
      const Result<double> rate = ReadRate(node.text);
      if (!rate.ok()) return reading.Say(node.position, path, rate.error().message);
      form.value = *rate;
      all.push_back({{"constant", FormatQuantity({*rate, Unit::kRate})}});
      return out.push_back(form);
    }
    Reader section(reading, SectionNamed("rate"), node, path);
    const std::string_view chosen = section.Chosen();
    if (chosen.empty()) return;
    for (const auto& [name, kind] : kForms) {
      if (name == chosen) form.kind = kind;
    }
    if (out.empty() && !IsCurve(form.kind)) {
      section.Say(chosen, "changes a curve, and there is none above it");
    } else if (!out.empty() && IsCurve(form.kind)) {
      section.Say(chosen, "is a curve, and one stands above it; use replace for a window");
    }
    ReadForm(reading, section, chosen, form);
    all.push_back(section.resolved);
    out.push_back(std::move(form));
  });
  if (reader.Has(key) && reader.Find(key)->IsList() && reader.Find(key)->entries.empty()) {
    reader.Say(key, "there is none");
  }
  reader.resolved[std::string(key)] = all;
  return out;
}

Model ReadModel(Reading& reading, const Entry& entry, const std::string& path) {
  Reader reader(reading, SectionNamed("model"), entry.node, path);
  Model out;
  out.name = entry.key;
  if (std::optional<Reader> match = reader.Section_("match")) {
    out.service = match->Text("service").value_or("");
    out.task_family = match->Text("task_family").value_or("");
    out.target_group = match->Text("target_group").value_or("");
    out.instance_type = match->Text("instance_type").value_or("");
    reader.resolved["match"] = match->resolved;
  }
  out.cpu_per_request = reader.Time("cpu_per_request");
  out.cv = reader.Number("cv", 0, 100).value_or(1);
  out.wait_per_request = reader.Time("wait_per_request").value_or(Duration{});
  if (std::optional<Reader> memory = reader.Section_("memory")) {
    out.memory_base = memory->Size("base");
    out.memory_per_request = memory->Size("per_request");
    reader.resolved["memory"] = memory->resolved;
  }
  out.in_flight_max = reader.Integer("max_in_flight", 1, 100'000);
  if (std::optional<Reader> start = reader.Section_("start")) {
    out.pull = start->Spread("pull");
    out.boot = start->Spread("boot");
  }
  out.boot_to_registered = reader.Spread("boot_to_registered");
  const bool of_tasks =
      !out.service.empty() || !out.task_family.empty() || !out.target_group.empty();
  if (of_tasks && !out.cpu_per_request) {
    reader.Say("match", "'cpu_per_request' must be stated: nothing else says how much work it is");
  }
  if (out.cpu_per_request && out.cpu_per_request->micros == 0) {
    reader.Say("cpu_per_request", "is above 0s");
  }
  return out;
}

Load ReadLoad(Reading& reading, const Node& node, const std::string& path, Json& all) {
  Reader reader(reading, SectionNamed("load"), node, path);
  Load out;
  out.name = reader.Text("name").value_or("");
  out.to = reader.Text("to").value_or("");
  if (out.to.starts_with("queue:")) reader.Say("to", "queues are not simulated yet");
  out.rate = ReadRates(reading, reader, "rate");
  out.arrivals =
      reader
          .Parsed("arrivals", Type::kArrivals,
                  [&](std::string_view text) { return ReadArrivals(text, out.burst_index); })
          .value_or(Load::Arrivals::kPoisson);
  out.timeout = reader.Time("timeout").value_or(Duration{});
  out.retries = reader.Integer("retries", 0, 100).value_or(0);
  out.backoff = reader.Time("backoff").value_or(Seconds(1));
  out.host = reader.Text("host").value_or("");
  out.path = reader.Text("path").value_or("/");
  if (!out.path.starts_with('/')) reader.Say("path", "begins with '/'");
  out.cpu_per_request = reader.Time("cpu_per_request");
  out.wait_per_request = reader.Time("wait_per_request");
  all.push_back(reader.resolved);
  return out;
}

}  // namespace

void ReadModels(Reader& root, Scenario& scenario) {
  Json all = Json::object();
  root.EachName("model", [&](const Entry& entry, const std::string& path) {
    scenario.models.push_back(ReadModel(root.reading(), entry, path));
    all[entry.key] = Guess(entry.node);
  });
  if (!all.empty()) root.resolved["model"] = all;
}

const Model* ModelFor(const Scenario& scenario, const std::string& service) {
  const std::string name = service.substr(service.find('/') + 1);
  for (const Model& model : scenario.models) {
    const bool other = model.service.empty() && !model.instance_type.empty();
    if (other || model.boot_to_registered) continue;
    if (model.service == service || model.service == name) return &model;
    if (model.service.empty() && (model.task_family.empty() || model.task_family == name)) {
      return &model;
    }
  }
  return nullptr;
}

void ReadLoads(Reader& root, Scenario& scenario) {
  Json all = Json::array();
  root.Each("load", [&](const Node& node, const std::string& path) {
    Load load = ReadLoad(root.reading(), node, path, all);
    const auto same = std::find_if(scenario.loads.begin(), scenario.loads.end(),
                                   [&](const Load& other) { return other.name == load.name; });
    if (same != scenario.loads.end() && !load.name.empty()) {
      root.reading().Say(node.position, path, StrCat("the name '", load.name, "' is there twice"));
    }
    scenario.loads.push_back(std::move(load));
  });
  if (!all.empty()) root.resolved["load"] = all;
}

}  // namespace wt::scenario
