#include "emulator/laws/placement/placement.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "emulator/base/strings.h"
#include "emulator/laws/placement/admission.h"

namespace wt::laws::placement {
namespace {

using Instances = std::vector<const Instance*>;

// The values of the attributes spread over so far. Two racks "r1" in two zones are two places.
using Path = std::vector<std::optional<std::string>>;

Path PathOf(const Instance& instance, const std::vector<std::string>& attributes) {
  Path path;
  for (const std::string& attribute : attributes) {
    const std::optional<std::string_view> value = AttributeOf(instance, attribute);
    path.push_back(value ? std::optional<std::string>(*value) : std::nullopt);
  }
  return path;
}

// Keeps those with the least amount and returns it.
template <class Amount>
int64_t KeepLeast(Instances& kept, const Amount& amount) {
  int64_t least = std::numeric_limits<int64_t>::max();
  for (const Instance* instance : kept) least = std::min(least, amount(*instance));
  std::erase_if(kept, [&](const Instance* instance) { return amount(*instance) != least; });
  return least;
}

// Every task of the group counts, those on full or draining instances too.
int64_t KeepLeastUsedPath(Instances& kept, const Instances& all, const std::string& group,
                          const std::vector<std::string>& attributes) {
  std::map<Path, int64_t> tasks;
  for (const Instance* instance : all) {
    tasks[PathOf(*instance, attributes)] += TasksOf(*instance, group);
  }
  const int64_t least = KeepLeast(
      kept, [&](const Instance& instance) { return tasks.at(PathOf(instance, attributes)); });
  std::stable_sort(kept.begin(), kept.end(), [&](const Instance* a, const Instance* b) {
    return PathOf(*a, attributes) < PathOf(*b, attributes);
  });
  return least;
}

Decision NoCandidate(const Instances& all, const Demand& demand,
                     std::span<const Constraint> constraints) {
  Decision decision;
  std::array<int64_t, static_cast<size_t>(Unfit::kMemberOf) + 1> tally{};
  for (const Instance* instance : all) {
    if (!instance->active) continue;
    const Unfit unfit = *WhyUnfit(*instance, demand, constraints);
    decision.failures.push_back({instance->id, unfit});
    ++tally[static_cast<size_t>(unfit)];
  }
  for (size_t i = 0; i < tally.size(); ++i) {
    if (tally[i] == 0) continue;
    const std::string_view between = decision.reason.empty() ? "" : " ";
    StrAppend(decision.reason, between, ReasonText(static_cast<Unfit>(i)), "(", tally[i], ")");
  }
  if (decision.failures.empty()) decision.reason = "NO ACTIVE INSTANCES";
  return decision;
}

bool ById(const Instance* a, const Instance* b) { return a->id < b->id; }

}  // namespace

Decision Decide(Instances all, const Demand& demand, std::span<const Constraint> constraints,
                std::span<const Strategy> strategies, const Random& random) {
  if (!std::is_sorted(all.begin(), all.end(), ById)) std::sort(all.begin(), all.end(), ById);

  // 1. Candidates are active, connected, have the attributes and the room, lie in a zone of the
  //    subnets, and satisfy every constraint. Constraints bind; what follows does its best.
  Instances kept;
  for (const Instance* instance : all) {
    if (!WhyUnfit(*instance, demand, constraints)) kept.push_back(instance);
  }
  if (kept.empty()) return NoCandidate(all, demand, constraints);

  // 2. Without a strategy, a service spreads over zones and instances; other tasks go anywhere.
  const std::vector<Strategy> defaults = DefaultStrategies(demand.group);
  if (strategies.empty()) strategies = defaults;

  // 3. Each strategy, in the order given, keeps the best of what the ones before it kept.
  std::vector<std::pair<const Strategy*, int64_t>> best;
  std::vector<std::string> attributes;
  bool drawn_by_strategy = false;
  for (const Strategy& strategy : strategies) {
    int64_t least = 0;
    switch (strategy.type) {
      case Strategy::Type::kRandom:
        drawn_by_strategy = true;
        break;
      case Strategy::Type::kSpreadInstance:
        least = KeepLeast(kept, [&](const Instance& i) { return TasksOf(i, demand.group); });
        break;
      case Strategy::Type::kSpreadAttribute:
        attributes.push_back(strategy.attribute);
        least = KeepLeastUsedPath(kept, all, demand.group, attributes);
        break;
      case Strategy::Type::kBinpackCpu:
        least = KeepLeast(kept, [](const Instance& i) { return i.remaining.cpu; });
        break;
      case Strategy::Type::kBinpackMemory:
        least = KeepLeast(kept, [](const Instance& i) { return i.remaining.memory_mib; });
        break;
    }
    if (drawn_by_strategy) break;  // It leaves one, so nothing after it can matter.
    best.emplace_back(&strategy, least);
  }

  // 4. Chance decides among equals, who stand by spread values and then by id; without chance the
  //    lowest id does.
  const uint64_t drawn = Draw(random, kept.size());
  const Instance* chosen = random ? kept[drawn] : *std::min_element(kept.begin(), kept.end(), ById);

  Decision decision{.instance_id = chosen->id};
  for (const auto& [strategy, least] : best) {
    const std::optional<std::string_view> value = strategy->type == Strategy::Type::kSpreadInstance
                                                      ? std::optional<std::string_view>(chosen->id)
                                                      : AttributeOf(*chosen, strategy->attribute);
    if (!decision.reason.empty()) decision.reason += ' ';
    decision.reason += Explain(*strategy, value, least);
  }
  decision.reason += ExplainDraw(drawn_by_strategy, drawn, kept.size());
  if (decision.reason.starts_with(' ')) decision.reason.erase(0, 1);
  return decision;
}

Decision Decide(std::span<const Instance> instances, const Demand& demand,
                std::span<const Constraint> constraints, std::span<const Strategy> strategies,
                const Random& random) {
  Instances all;
  all.reserve(instances.size());
  for (const Instance& instance : instances) all.push_back(&instance);
  return Decide(std::move(all), demand, constraints, strategies, random);
}

const Failure* ClosestMatch(const Decision& decision) {
  const Failure* closest = nullptr;
  for (const Failure& failure : decision.failures) {
    if (!closest || failure.unfit > closest->unfit) closest = &failure;
  }
  return closest;
}

uint64_t Draw(const Random& random, uint64_t count) {
  return random && count > 1 ? random(count) : 0;
}

std::string ExplainDraw(bool random_strategy, uint64_t drawn, uint64_t count) {
  if (!random_strategy && count == 1) return "";
  return StrCat(random_strategy ? " random:" : " tie:", drawn + 1, "/", count);
}

std::string Explain(const Strategy& strategy, std::optional<std::string_view> value,
                    int64_t amount) {
  switch (strategy.type) {
    case Strategy::Type::kRandom:
      return "random";
    case Strategy::Type::kSpreadInstance:
      return StrCat("spread:instanceId=", *value, "(", amount, ")");
    case Strategy::Type::kSpreadAttribute:
      return StrCat("spread:attribute:", strategy.attribute, "=", value.value_or("(none)"), "(",
                    amount, ")");
    case Strategy::Type::kBinpackCpu:
      return StrCat("binpack:cpu=", amount);
    case Strategy::Type::kBinpackMemory:
      return StrCat("binpack:memory=", amount);
  }
  return "";
}

}  // namespace wt::laws::placement
