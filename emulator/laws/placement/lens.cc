#include "emulator/laws/placement/lens.h"

#include <algorithm>
#include <limits>

#include "emulator/base/strings.h"
#include "emulator/laws/placement/admission.h"

namespace wt::laws::placement {
namespace {

bool PerInstance(Strategy::Type type) {
  return type == Strategy::Type::kSpreadInstance || type == Strategy::Type::kBinpackCpu ||
         type == Strategy::Type::kBinpackMemory;
}

// Lengths go first, so that no two requests run together.
void AppendText(std::string& key, std::string_view text) { StrAppend(key, text.size(), ":", text); }

template <class List>
void AppendNumbers(std::string& key, const List& numbers) {
  for (const auto number : numbers) StrAppend(key, number, ",");
  key += ';';
}

}  // namespace

Lens::Lens(const Demand& demand, std::span<const Constraint> constraints,
           std::span<const Strategy> strategies)
    : demand_(demand),
      constraints_(constraints.begin(), constraints.end()),
      strategies_(strategies.begin(), strategies.end()) {
  for (const Strategy& strategy : strategies_) {
    if (strategy.type == Strategy::Type::kRandom) {
      random_ = true;
      break;
    }
    ++(PerInstance(strategy.type) ? keys_ : levels_);
  }
}

bool Lens::Answers(std::span<const Strategy> strategies) {
  bool per_instance = false;
  for (size_t i = 0; i < strategies.size(); ++i) {
    const Strategy& strategy = strategies[i];
    if (strategy.type == Strategy::Type::kRandom) return true;
    const auto before = strategies.first(i);
    if (std::find(before.begin(), before.end(), strategy) != before.end()) return false;
    if (PerInstance(strategy.type)) {
      per_instance = true;
    } else if (per_instance) {
      return false;
    }
  }
  return true;
}

std::string Lens::KeyOf(const Demand& demand, std::span<const Constraint> constraints,
                        std::span<const Strategy> strategies) {
  std::string key;
  AppendText(key, demand.group);
  AppendNumbers(
      key, std::array{demand.uses.cpu, demand.uses.memory_mib, demand.uses.gpus, demand.uses.enis});
  AppendNumbers(key, demand.tcp_ports);
  AppendNumbers(key, demand.udp_ports);
  for (const Attribute& attribute : demand.required_attributes) {
    AppendText(key, attribute.name);
    key += attribute.value ? '=' : '?';
    if (attribute.value) AppendText(key, *attribute.value);
  }
  key += ';';
  for (const std::string& zone : demand.zones) AppendText(key, zone);
  key += ';';
  for (const Constraint& constraint : constraints) {
    AppendText(key, constraint.type == Constraint::Type::kMemberOf ? "m" : "d");
    AppendText(key, constraint.query.text());
  }
  key += ';';
  for (const Strategy& strategy : strategies) {
    StrAppend(key, static_cast<int>(strategy.type), "/");
    AppendText(key, strategy.attribute);
  }
  return key;
}

bool Lens::IsFor(const Demand& demand, std::span<const Constraint> constraints,
                 std::span<const Strategy> strategies) const {
  return demand == demand_ &&
         std::equal(constraints.begin(), constraints.end(), constraints_.begin(),
                    constraints_.end()) &&
         std::equal(strategies.begin(), strategies.end(), strategies_.begin(), strategies_.end());
}

void Lens::CatchUp(const PlacementIndex& index) {
  const uint64_t end = index.changes_begin_ + index.changes_.size();
  if (!built_ || seen_ < index.changes_begin_) {
    Rebuild(index);
  } else {
    records_.resize(index.slots_.size());
    for (; seen_ < end; ++seen_) {
      const uint32_t slot = index.changes_[static_cast<size_t>(seen_ - index.changes_begin_)];
      // An instance that changes again later in the log is looked at there.
      if (index.slots_[slot].changed == seen_) Refresh(index, slot);
    }
  }
  seen_ = end;
  built_ = true;
}

void Lens::Rebuild(const PlacementIndex& index) {
  nodes_.assign(1, Node{});
  records_.assign(index.slots_.size(), Record{});
  for (uint32_t slot = 0; slot < index.slots_.size(); ++slot) Refresh(index, slot);
}

void Lens::Refresh(const PlacementIndex& index, uint32_t slot) {
  const PlacementIndex::Slot& now = index.slots_[slot];
  Record& record = records_[slot];
  const uint32_t old_leaf = record.leaf;
  Remove(record);
  if (!now.used) return;

  const Instance& instance = now.instance;
  if (record.version == now.version && old_leaf != kNone) {
    record.leaf = old_leaf;
  } else {
    record.version = now.version;
    record.leaf = LeafOf(instance);
    record.never = WhyNever(instance, demand_) || !MatchesFixedQueries(instance, constraints_);
  }
  record.tasks = TasksOf(instance, demand_.group);
  record.candidate =
      !record.never && !WhyNotNow(instance, demand_, constraints_, QueryScope::kTasksOnly);
  for (uint32_t node = record.leaf; node != kNone; node = nodes_[node].parent) {
    nodes_[node].tasks += record.tasks;
    nodes_[node].candidates += record.candidate ? 1 : 0;
  }
  if (!record.candidate) return;
  record.entry = {KeysOf(instance, record.tasks), now.label, slot};
  nodes_[record.leaf].entries.Insert(record.entry);
}

void Lens::Remove(Record& record) {
  if (record.leaf == kNone) return;
  if (record.candidate) nodes_[record.leaf].entries.Erase(record.entry);
  for (uint32_t node = record.leaf; node != kNone; node = nodes_[node].parent) {
    nodes_[node].tasks -= record.tasks;
    nodes_[node].candidates -= record.candidate ? 1 : 0;
  }
  record.leaf = kNone;
  record.candidate = false;
}

uint32_t Lens::LeafOf(const Instance& instance) {
  uint32_t node = 0;
  for (size_t level = 0; level < levels_; ++level) {
    const std::optional<std::string_view> value =
        AttributeOf(instance, strategies_[level].attribute);
    node = ChildOf(node, value ? Value(std::string(*value)) : std::nullopt);
  }
  return node;
}

uint32_t Lens::ChildOf(uint32_t node, const Value& value) {
  auto& children = nodes_[node].children;
  const auto at =
      std::lower_bound(children.begin(), children.end(), value,
                       [](const auto& child, const Value& sought) { return child.first < sought; });
  if (at != children.end() && at->first == value) return at->second;
  const auto child = static_cast<uint32_t>(nodes_.size());
  children.emplace(at, value, child);
  nodes_.push_back(Node{.parent = node});  // Moves `children`.
  return child;
}

Lens::Keys Lens::KeysOf(const Instance& instance, int64_t tasks) const {
  Keys keys{};
  for (size_t i = 0; i < keys_; ++i) {
    switch (strategies_[levels_ + i].type) {
      case Strategy::Type::kSpreadInstance:
        keys[i] = tasks;
        break;
      case Strategy::Type::kBinpackCpu:
        keys[i] = instance.remaining.cpu;
        break;
      default:
        keys[i] = instance.remaining.memory_mib;
        break;
    }
  }
  return keys;
}

// Level by level, the children with candidates whose places have the fewest tasks.
std::vector<uint32_t> Lens::BestLeaves(std::vector<int64_t>& least) const {
  std::vector<uint32_t> best{0};
  for (size_t level = 0; level < levels_; ++level) {
    std::vector<uint32_t> next;
    int64_t fewest = std::numeric_limits<int64_t>::max();
    for (const uint32_t node : best) {
      for (const auto& [value, child] : nodes_[node].children) {
        if (nodes_[child].candidates == 0 || nodes_[child].tasks > fewest) continue;
        if (nodes_[child].tasks < fewest) next.clear();
        fewest = nodes_[child].tasks;
        next.push_back(child);
      }
    }
    least.push_back(fewest);
    best = std::move(next);
  }
  return best;
}

Decision Lens::Choose(const PlacementIndex& index, const Random& random) const {
  std::vector<int64_t> least;
  const std::vector<uint32_t> leaves = BestLeaves(least);

  // The best keys over these leaves, and how many candidates share them.
  Keys keys = nodes_[leaves.front()].entries.front().keys;
  for (const uint32_t leaf : leaves) keys = std::min(keys, nodes_[leaf].entries.front().keys);
  least.insert(least.end(), keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(keys_));
  const Entry behind{keys, std::numeric_limits<uint64_t>::max(), 0};
  std::vector<size_t> ties;
  uint64_t count = 0;
  for (const uint32_t leaf : leaves) {
    ties.push_back(nodes_[leaf].entries.RankOf(behind));
    count += ties.back();
  }

  // Leaves stand by spread values, and each leaf's equals by id, as the law wants them drawn.
  const uint64_t drawn = Draw(random, count);
  uint64_t rank = drawn;
  const Entry* chosen = nullptr;
  for (size_t i = 0; i < leaves.size(); ++i) {
    if (ties[i] == 0) continue;
    const RankedList<Entry>& entries = nodes_[leaves[i]].entries;
    if (!random) {
      if (!chosen || entries.front().label < chosen->label) chosen = &entries.front();
    } else if (rank < ties[i]) {
      chosen = &entries.At(rank);
      break;
    } else {
      rank -= ties[i];
    }
  }

  const Instance& instance = index.slots_[chosen->slot].instance;
  Decision decision{.instance_id = instance.id};
  for (size_t i = 0; i < least.size(); ++i) {
    const std::optional<std::string_view> value =
        strategies_[i].type == Strategy::Type::kSpreadInstance
            ? std::optional<std::string_view>(instance.id)
            : AttributeOf(instance, strategies_[i].attribute);
    if (i > 0) decision.reason += ' ';
    decision.reason += Explain(strategies_[i], value, least[i]);
  }
  decision.reason += ExplainDraw(random_, drawn, count);
  if (decision.reason.starts_with(' ')) decision.reason.erase(0, 1);
  return decision;
}

}  // namespace wt::laws::placement
