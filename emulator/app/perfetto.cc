#include "emulator/app/perfetto.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/app/http_client.h"
#include "emulator/base/time.h"

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

// Processes of the trace; instances come behind them.
constexpr int kMetrics = 1, kDecisions = 2, kTasksWithoutInstance = 3, kFirstInstance = 4;
constexpr int kPage = 100'000;

std::optional<Json> Get(const std::string& endpoint, const std::string& path) {
  const HttpAnswer answer = Ask(endpoint, "GET", path);
  if (answer.status != 200) return std::nullopt;
  Json body = Json::parse(answer.body, nullptr, false);
  if (body.is_discarded()) return std::nullopt;
  return body;
}

// An instance is a process of the trace, and its tasks are slices on as few threads as hold them:
// what overlaps may not stand on one.
class Tracks {
 public:
  explicit Tracks(Json& events) : events_(events) {}

  int Process(const std::string& name) {
    const auto [known, is_new] =
        processes_.try_emplace(name, kFirstInstance + static_cast<int>(processes_.size()));
    if (is_new) Name(known->second, 0, "process_name", name);
    return known->second;
  }
  void Name(int process, int thread, const char* what, const std::string& name) {
    events_.push_back({{"ph", "M"},
                       {"name", what},
                       {"pid", process},
                       {"tid", thread},
                       {"args", {{"name", name}}}});
  }
  int TakeLane(int process) {
    std::vector<bool>& taken = lanes_[process];
    const auto free = std::find(taken.begin(), taken.end(), false);
    const auto lane = free - taken.begin();
    if (free == taken.end()) {
      taken.push_back(true);
      Name(process, static_cast<int>(lane) + 1, "thread_name",
           "task slot " + std::to_string(lane + 1));
    } else {
      *free = true;
    }
    return static_cast<int>(lane) + 1;
  }
  void GiveLane(int process, int lane) { lanes_[process][static_cast<size_t>(lane - 1)] = false; }

 private:
  Json& events_;
  std::map<std::string, int> processes_;
  std::map<int, std::vector<bool>> lanes_;
};

class Tracer {
 public:
  Tracer() : tracks_(events_) {
    tracks_.Name(kMetrics, 0, "process_name", "Metrics");
    tracks_.Name(kDecisions, 0, "process_name", "Decisions");
    tracks_.Name(kTasksWithoutInstance, 0, "process_name", "Tasks without an instance");
  }

  void Add(const Json& entry) {
    const std::optional<Instant> at = ParseTimestamp(entry.value("at", ""));
    if (!at) return;
    now_ = std::max(now_, at->micros);
    const std::string event = entry.value("event", "");
    const Json fields = entry.value("fields", Json::object());
    const std::string task = fields.value("task", "");
    if (event == "task_placed") return Place(task, fields);
    if (event == "task_status_changed") return Move(task, fields.value("to", ""));
    Decide(entry, event, fields);
  }

  void AddCounters(const Json& metrics, const Json& datapoints) {
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
      events_.push_back({{"ph", "C"},
                         {"name", names[id]},
                         {"pid", kMetrics},
                         {"ts", row.value("at", int64_t{0})},
                         {"args", {{"value", sums[id] ? sum : sum / samples}}}});
    }
  }

  // What is still there goes on to the end.
  Json Finish() {
    while (!tasks_.empty()) End(tasks_.begin()->first);
    return {{"displayTimeUnit", "ms"}, {"traceEvents", std::move(events_)}};
  }

 private:
  struct Task {
    int process = kTasksWithoutInstance, lane = 0;
    int64_t placed_at = 0, since = 0;
    std::string status, words;
  };

  void Slice(const Task& task, const std::string& name, int64_t from) {
    events_.push_back({{"ph", "X"},
                       {"name", name},
                       {"cat", "task"},
                       {"pid", task.process},
                       {"tid", task.lane},
                       {"ts", from},
                       {"dur", now_ - from}});
  }

  Task& Known(const std::string& id) {
    const auto [at, is_new] = tasks_.try_emplace(id);
    if (is_new) {
      at->second.placed_at = at->second.since = now_;
      at->second.lane = tracks_.TakeLane(kTasksWithoutInstance);
    }
    return at->second;
  }

  // From where it waited onto its instance.
  void Place(const std::string& id, const Json& fields) {
    if (tasks_.contains(id)) End(id);
    Task& task = tasks_[id];
    task.process = tracks_.Process(fields.value("instance", "?"));
    task.lane = tracks_.TakeLane(task.process);
    task.placed_at = task.since = now_;
    task.words = fields.value("for", "");
  }

  void Move(const std::string& id, const std::string& to) {
    Task& task = Known(id);
    if (!task.status.empty() && now_ > task.since) Slice(task, task.status, task.since);
    task.status = to;
    task.since = now_;
    if (to == "STOPPED") End(id);
  }

  void End(const std::string& id) {
    const Task task = tasks_[id];
    if (!task.status.empty() && now_ > task.since) Slice(task, task.status, task.since);
    Slice(task, (task.words.empty() ? "task " : task.words + " ") + id.substr(0, 8),
          task.placed_at);
    tracks_.GiveLane(task.process, task.lane);
    tasks_.erase(id);
  }

  void Decide(const Json& entry, const std::string& event, const Json& fields) {
    const std::string actor = entry.value("actor", "");
    const auto [known, is_new] = actors_.try_emplace(actor, static_cast<int>(actors_.size()) + 1);
    if (is_new) tracks_.Name(kDecisions, known->second, "thread_name", actor);
    Json args = fields;
    args["entry"] = entry.value("id", int64_t{0});
    args["because"] = entry.value("because", int64_t{0});
    events_.push_back({{"ph", "i"},
                       {"s", "t"},
                       {"name", event},
                       {"cat", "decision"},
                       {"pid", kDecisions},
                       {"tid", known->second},
                       {"ts", now_},
                       {"args", args}});
  }

  Json events_ = Json::array();
  Tracks tracks_;
  std::map<std::string, Task> tasks_;
  std::map<std::string, int> actors_;
  int64_t now_ = 0;
};

}  // namespace

int ExportPerfetto(const std::string& endpoint, const std::string& file) {
  Tracer tracer;
  for (int64_t after = 0;;) {
    const auto page = Get(endpoint, "/_windtunnel/journal?after=" + std::to_string(after) +
                                        "&limit=" + std::to_string(kPage));
    if (!page) {
      std::fprintf(stderr, "windtunnel: no answer from %s\n", endpoint.c_str());
      return 1;
    }
    if ((*page)["entries"].empty()) break;
    for (const Json& entry : (*page)["entries"]) tracer.Add(entry);
    after = page->value("last", int64_t{0});
  }
  const auto metrics = Get(endpoint, "/_windtunnel/state/cloudwatch_metric");
  const auto datapoints = Get(endpoint, "/_windtunnel/state/cloudwatch_metric_datapoint");
  if (metrics && datapoints) tracer.AddCounters(*metrics, *datapoints);
  std::ofstream out(file);
  out << tracer.Finish().dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  if (!out.flush()) {
    std::fprintf(stderr, "windtunnel: %s cannot be written\n", file.c_str());
    return 1;
  }
  std::printf("%s can be opened at https://ui.perfetto.dev\n", file.c_str());
  return 0;
}

}  // namespace wt::app
