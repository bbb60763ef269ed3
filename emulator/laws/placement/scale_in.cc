#include "emulator/laws/placement/scale_in.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "emulator/base/strings.h"
#include "emulator/laws/placement/admission.h"

namespace wt::laws::placement {
namespace {

using Tasks = std::vector<const ServiceTask*>;
using Path = std::vector<std::optional<std::string>>;
// A strategy and the amount of those that it kept.
using Kept = std::pair<const Strategy*, int64_t>;

Path PathOf(const ServiceTask& task, std::span<const std::string> attributes) {
  Path path;
  for (const std::string& attribute : attributes) {
    const std::optional<std::string_view> value = AttributeOf(*task.instance, attribute);
    path.push_back(value ? std::optional<std::string>(*value) : std::nullopt);
  }
  return path;
}

template <class Amount>
int64_t KeepMost(Tasks& kept, const Amount& amount) {
  int64_t most = std::numeric_limits<int64_t>::min();
  for (const ServiceTask* task : kept) most = std::max(most, amount(*task));
  std::erase_if(kept, [&](const ServiceTask* task) { return amount(*task) != most; });
  return most;
}

// Keeps the tasks of the place that most of all tasks are in, where `place` names a task's.
// Protected tasks cannot go, but they weigh in the balance.
template <class Place>
int64_t KeepMostUsed(Tasks& kept, std::span<const ServiceTask> all, const Place& place) {
  std::map<decltype(place(all.front())), int64_t> tasks;
  for (const ServiceTask& task : all) {
    if (task.instance) ++tasks[place(task)];
  }
  return KeepMost(kept, [&](const ServiceTask& task) { return tasks.at(place(task)); });
}

// Chance decides among equals; without chance the lowest id does.
StopDecision StopOneOf(const Tasks& kept, std::span<const Kept> best, bool random_strategy,
                       const Random& random) {
  const uint64_t drawn = Draw(random, kept.size());
  const ServiceTask& chosen = *kept[drawn];
  StopDecision decision{chosen.id, ""};
  for (const auto& [strategy, most] : best) {
    const std::optional<std::string_view> value =
        strategy->type == Strategy::Type::kSpreadInstance
            ? std::optional<std::string_view>(chosen.instance->id)
            : AttributeOf(*chosen.instance, strategy->attribute);
    StrAppend(decision.reason, decision.reason.empty() ? "" : " ", Explain(*strategy, value, most));
  }
  if (!chosen.instance) decision.reason = "waiting for an instance";
  decision.reason += ExplainDraw(random_strategy, drawn, kept.size());
  if (decision.reason.starts_with(' ')) decision.reason.erase(0, 1);
  return decision;
}

}  // namespace

StopDecision DecideStop(std::span<const ServiceTask> tasks, std::span<const Strategy> strategies,
                        const Random& random) {
  // 1. Protected tasks are passed over.
  Tasks kept;
  for (const ServiceTask& task : tasks) {
    if (!task.scale_in_protected) kept.push_back(&task);
  }
  if (kept.empty()) return {std::nullopt, tasks.empty() ? "no tasks" : "all tasks protected"};
  std::sort(kept.begin(), kept.end(),
            [](const ServiceTask* a, const ServiceTask* b) { return a->id < b->id; });

  // 2. A task that still waits for an instance goes first: the balance does not feel it (assumed).
  Tasks waiting;
  for (const ServiceTask* task : kept) {
    if (!task->instance) waiting.push_back(task);
  }
  if (!waiting.empty()) return StopOneOf(waiting, {}, false, random);

  // 3. Without a strategy, the zone and in it the instance with the most tasks of the service.
  const std::vector<Strategy> defaults = DefaultStrategies("service:");
  if (strategies.empty()) strategies = defaults;

  // 4. Each strategy in turn, the other way round: spread takes from where most tasks are, binpack
  //    from the instance that would have most left, and so empties the emptiest.
  std::vector<Kept> best;
  std::vector<std::string> attributes;
  bool random_strategy = false;
  for (const Strategy& strategy : strategies) {
    int64_t most = 0;
    switch (strategy.type) {
      case Strategy::Type::kRandom:
        random_strategy = true;
        break;
      case Strategy::Type::kSpreadInstance:
        most = KeepMostUsed(kept, tasks, [](const ServiceTask& t) { return t.instance->id; });
        break;
      case Strategy::Type::kSpreadAttribute:
        attributes.push_back(strategy.attribute);
        most =
            KeepMostUsed(kept, tasks, [&](const ServiceTask& t) { return PathOf(t, attributes); });
        break;
      case Strategy::Type::kBinpackCpu:
        most = KeepMost(
            kept, [](const ServiceTask& t) { return t.instance->remaining.cpu + t.uses.cpu; });
        break;
      case Strategy::Type::kBinpackMemory:
        most = KeepMost(kept, [](const ServiceTask& t) {
          return t.instance->remaining.memory_mib + t.uses.memory_mib;
        });
        break;
    }
    if (random_strategy) break;  // It leaves one, so nothing after it can matter.
    best.emplace_back(&strategy, most);
  }

  return StopOneOf(kept, best, random_strategy, random);
}

}  // namespace wt::laws::placement
