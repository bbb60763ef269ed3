#include "emulator/app/perfetto.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "emulator/app/http_client.h"
#include "emulator/base/time.h"
#include "scenarios/engine/outputs/trace.h"

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kPage = 100'000;

std::optional<Json> Get(const std::string& endpoint, const std::string& path) {
  const HttpAnswer answer = Ask(endpoint, "GET", path);
  if (answer.status != 200) return std::nullopt;
  Json body = Json::parse(answer.body, nullptr, false);
  if (body.is_discarded()) return std::nullopt;
  return body;
}

void AddEntry(scenario::Trace& trace, const Json& entry) {
  const std::optional<Instant> at = ParseTimestamp(entry.value("at", ""));
  if (!at) return;
  sim::JournalEntry made{.id = entry.value("id", int64_t{0}),
                         .at = *at,
                         .actor = entry.value("actor", ""),
                         .event = entry.value("event", ""),
                         .because = entry.value("because", int64_t{0})};
  const Json fields = entry.value("fields", Json::object());
  for (const auto& [name, value] : fields.items()) {
    made.fields.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  trace.Add(made);
}

void AddCounters(scenario::Trace& trace, const Json& metrics, const Json& datapoints) {
  std::map<int64_t, std::string> names;
  std::map<int64_t, bool> sums;
  for (const Json& row : metrics["rows"]) {
    std::string dimensions = row.value("dimensions", "");
    std::replace(dimensions.begin(), dimensions.end(), '\x1f', '=');
    std::replace(dimensions.begin(), dimensions.end(), '\x1e', ' ');
    const std::string name = row.value("name", "");
    const auto id = row.value("id", int64_t{0});
    names[id] = row.value("namespace", "") + " " + name + " " + dimensions;
    sums[id] = name.ends_with("Count");
  }
  for (const Json& row : datapoints["rows"]) {
    const auto id = row.value("metric", int64_t{0});
    const double samples = row.value("samples", 0.0), sum = row.value("sum", 0.0);
    if (samples <= 0) continue;
    trace.Count(names[id], Instant{row.value("at", int64_t{0})}, sums[id] ? sum : sum / samples);
  }
}

}  // namespace

int ExportPerfetto(const std::string& endpoint, const std::string& file) {
  scenario::Trace trace;
  for (int64_t after = 0;;) {
    const auto page = Get(endpoint, "/_windtunnel/journal?after=" + std::to_string(after) +
                                        "&limit=" + std::to_string(kPage));
    if (!page) {
      std::fprintf(stderr, "windtunnel: no answer from %s\n", endpoint.c_str());
      return 1;
    }
    if ((*page)["entries"].empty()) break;
    for (const Json& entry : (*page)["entries"]) AddEntry(trace, entry);
    after = page->value("last", int64_t{0});
  }
  const auto metrics = Get(endpoint, "/_windtunnel/state/cloudwatch_metric");
  const auto datapoints = Get(endpoint, "/_windtunnel/state/cloudwatch_metric_datapoint");
  if (metrics && datapoints) AddCounters(trace, *metrics, *datapoints);
  std::ofstream out(file);
  out << trace.Finish();
  if (!out.flush()) {
    std::fprintf(stderr, "windtunnel: %s cannot be written\n", file.c_str());
    return 1;
  }
  std::printf("%s can be opened at https://ui.perfetto.dev\n", file.c_str());
  return 0;
}

}  // namespace wt::app
