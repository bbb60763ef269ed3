#include "scenarios/engine/outputs/trace.h"

#include <algorithm>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

namespace wt::scenario {
namespace {

using Json = nlohmann::ordered_json;

// Processes of the trace; instances come behind them.
constexpr int kMetrics = 1, kDecisions = 2, kTasksWithoutInstance = 3, kFirstInstance = 4;

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

}  // namespace

class Trace::Writer {
 public:
  Writer() : tracks_(events_) {
    tracks_.Name(kMetrics, 0, "process_name", "Metrics");
    tracks_.Name(kDecisions, 0, "process_name", "Decisions");
    tracks_.Name(kTasksWithoutInstance, 0, "process_name", "Tasks without an instance");
  }

  void Add(const sim::JournalEntry& entry) {
    now_ = std::max(now_, entry.at.micros);
    Json fields = Json::object();
    for (const auto& [name, value] : entry.fields) fields[name] = value;
    const std::string task = fields.value("task", "");
    if (entry.event == "task_placed") return Place(task, fields);
    if (entry.event == "task_status_changed") return Move(task, fields.value("to", ""));
    Decide(entry, fields);
  }

  void Count(const std::string& name, Instant at, double value) {
    events_.push_back({{"ph", "C"},
                       {"name", name},
                       {"pid", kMetrics},
                       {"ts", at.micros},
                       {"args", {{"value", value}}}});
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

  void Decide(const sim::JournalEntry& entry, Json args) {
    const auto [known, is_new] =
        actors_.try_emplace(entry.actor, static_cast<int>(actors_.size()) + 1);
    if (is_new) tracks_.Name(kDecisions, known->second, "thread_name", entry.actor);
    args["entry"] = entry.id;
    args["because"] = entry.because;
    events_.push_back({{"ph", "i"},
                       {"s", "t"},
                       {"name", entry.event},
                       {"cat", "decision"},
                       {"pid", kDecisions},
                       {"tid", known->second},
                       {"ts", now_},
                       {"args", std::move(args)}});
  }

  Json events_ = Json::array();
  Tracks tracks_;
  std::map<std::string, Task> tasks_;
  std::map<std::string, int> actors_;
  int64_t now_ = 0;
};

Trace::Trace() : writer_(std::make_unique<Writer>()) {}
Trace::~Trace() = default;
void Trace::Add(const sim::JournalEntry& entry) { writer_->Add(entry); }
void Trace::Count(const std::string& name, Instant at, double value) {
  writer_->Count(name, at, value);
}
std::string Trace::Finish() {
  return writer_->Finish().dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wt::scenario
