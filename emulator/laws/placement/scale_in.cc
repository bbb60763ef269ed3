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

// The place of a task after the spreads so far: an attribute's value, or the instance's id.
Path PathOf(const ServiceTask& task, std::span<const Strategy> spreads) {
  Path path;
  for (const Strategy& spread : spreads) {
    if (spread.type == Strategy::Type::kSpreadInstance) {
      path.emplace_back(task.instance->id);
      continue;
    }
    const std::optional<std::string_view> value = AttributeOf(*task.instance, spread.attribute);
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

// Protected tasks cannot go, but they weigh in the balance.
int64_t KeepMostUsedPath(Tasks& kept, std::span<const ServiceTask> all,
                         std::span<const Strategy> spreads) {
  std::map<Path, int64_t> tasks;
  for (const ServiceTask& task : all) {
    if (task.instance) ++tasks[PathOf(task, spreads)];
  }
  return KeepMost(kept, [&](const ServiceTask& task) { return tasks.at(PathOf(task, spreads)); });
}

StopDecision Finish(const Tasks& kept, std::string reason, bool random_strategy,
                    const Random& random) {
  const uint64_t drawn = Draw(random, kept.size());
  reason += ExplainDraw(random_strategy, drawn, kept.size());
  if (reason.starts_with(' ')) reason.erase(0, 1);
  return {kept[drawn]->id, std::move(reason)};
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
  if (!waiting.empty()) return Finish(waiting, "waiting for an instance", false, random);

  // 3. Without a strategy, the zone and in it the instance with the most tasks of the service.
  const std::vector<Strategy> defaults = DefaultStrategies("service:");
  if (strategies.empty()) strategies = defaults;

  // 4. Each strategy in turn, the other way round: spread takes from where most tasks are, binpack
  //    from the instance that would have most left, and so empties the emptiest.
  std::vector<std::pair<const Strategy*, int64_t>> best;
  std::vector<Strategy> spreads;
  bool random_strategy = false;
  for (const Strategy& strategy : strategies) {
    int64_t most = 0;
    if (strategy.type == Strategy::Type::kRandom) {
      random_strategy = true;
      break;
    }
    if (strategy.type == Strategy::Type::kBinpackCpu) {
      most = KeepMost(kept, [](const ServiceTask& task) {
        return task.instance->remaining.cpu + task.uses.cpu;
      });
    } else if (strategy.type == Strategy::Type::kBinpackMemory) {
      most = KeepMost(kept, [](const ServiceTask& task) {
        return task.instance->remaining.memory_mib + task.uses.memory_mib;
      });
    } else {
      spreads.push_back(strategy);
      most = KeepMostUsedPath(kept, tasks, spreads);
    }
    best.emplace_back(&strategy, most);
  }

  // 5. Chance decides among equals; without chance the lowest id does.
  const uint64_t drawn = Draw(random, kept.size());
  const Instance& chosen = *kept[drawn]->instance;
  StopDecision decision{kept[drawn]->id, ""};
  for (const auto& [strategy, most] : best) {
    const std::optional<std::string_view> value = strategy->type == Strategy::Type::kSpreadInstance
                                                      ? std::optional<std::string_view>(chosen.id)
                                                      : AttributeOf(chosen, strategy->attribute);
    if (!decision.reason.empty()) decision.reason += ' ';
    decision.reason += Explain(*strategy, value, most);
  }
  decision.reason += ExplainDraw(random_strategy, drawn, kept.size());
  if (decision.reason.starts_with(' ')) decision.reason.erase(0, 1);
  return decision;
}

}  // namespace wt::laws::placement
