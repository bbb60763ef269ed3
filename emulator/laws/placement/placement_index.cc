#include "emulator/laws/placement/placement_index.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "emulator/base/check.h"
#include "emulator/laws/placement/admission.h"
#include "emulator/laws/placement/lens.h"

namespace wt::laws::placement {
namespace {

// Room between two labels for ids that come later.
constexpr uint64_t kLabelStep = uint64_t{1} << 32;
// Instances that all lenses together may remember; a lens takes about 100 bytes for each.
constexpr size_t kRememberedMax = 2'000'000;
constexpr size_t kLensesMin = 8;
constexpr size_t kLensesMax = 512;
constexpr size_t kChangesKept = 1024;

}  // namespace

PlacementIndex::PlacementIndex() = default;
PlacementIndex::~PlacementIndex() = default;

const Instance* PlacementIndex::Find(const std::string& id) const {
  const auto found = slot_of_.find(id);
  return found == slot_of_.end() ? nullptr : &slots_[found->second].instance;
}

void PlacementIndex::Upsert(Instance instance) {
  const auto found = slot_of_.find(instance.id);
  const uint32_t slot = found == slot_of_.end() ? NewSlot(instance.id) : found->second;
  slots_[slot].instance = std::move(instance);
  slots_[slot].version = ++versions_;
  Changed(slot);
}

void PlacementIndex::Erase(const std::string& id) {
  const auto found = slot_of_.find(id);
  if (found == slot_of_.end()) return;
  const uint32_t slot = found->second;
  slot_of_.erase(found);
  by_id_.erase(id);
  slots_[slot].used = false;
  slots_[slot].version = ++versions_;
  free_.push_back(slot);
  Changed(slot);
}

void PlacementIndex::TakeOn(const std::string& id, const Demand& demand) {
  const uint32_t slot = SlotOf(id);
  Take(slots_[slot].instance, demand);
  Changed(slot);
}

void PlacementIndex::GiveBackOn(const std::string& id, const Demand& demand) {
  const uint32_t slot = SlotOf(id);
  GiveBack(slots_[slot].instance, demand);
  Changed(slot);
}

void PlacementIndex::SetRunningTasks(const std::string& id, int64_t count) {
  const uint32_t slot = SlotOf(id);
  slots_[slot].instance.running_tasks_count = count;
  Changed(slot);
}

Decision PlacementIndex::Place(const Demand& demand, std::span<const Constraint> constraints,
                               std::span<const Strategy> strategies, const Random& random) {
  std::vector<Strategy> defaults;
  if (strategies.empty()) {
    defaults = DefaultStrategies(demand.group);
    strategies = defaults;
  }
  if (Lens::Answers(strategies)) {
    Lens& lens = LensFor(demand, constraints, strategies);
    lens.CatchUp(*this);
    if (lens.any()) return lens.Choose(*this, random);
  }
  std::vector<const Instance*> all;
  all.reserve(by_id_.size());
  for (const auto& [id, slot] : by_id_) all.push_back(&slots_[slot].instance);
  return Decide(std::move(all), demand, constraints, strategies, random);
}

uint32_t PlacementIndex::SlotOf(const std::string& id) const {
  const auto found = slot_of_.find(id);
  WT_CHECK(found != slot_of_.end());
  return found->second;
}

uint32_t PlacementIndex::NewSlot(const std::string& id) {
  uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<uint32_t>(slots_.size());
    slots_.emplace_back();
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  slots_[slot].used = true;
  by_id_.emplace(id, slot);
  slot_of_.emplace(id, slot);
  const auto at = by_id_.find(id);
  const uint64_t before = at == by_id_.begin() ? 0 : slots_[std::prev(at)->second].label;
  const auto next = std::next(at);
  if (next != by_id_.end()) {
    slots_[slot].label = before + (slots_[next->second].label - before) / 2;
  } else if (before <= std::numeric_limits<uint64_t>::max() - 2 * kLabelStep) {
    slots_[slot].label = before + kLabelStep;
  } else {
    slots_[slot].label = before;
  }
  if (slots_[slot].label == before) LabelAll();
  return slot;
}

// The gap is used up, which lenses cannot follow: they begin anew.
void PlacementIndex::LabelAll() {
  uint64_t label = 0;
  for (const auto& [id, slot] : by_id_) slots_[slot].label = label += kLabelStep;
  lenses_.clear();
  last_ = nullptr;
}

void PlacementIndex::Changed(uint32_t slot) {
  slots_[slot].changed = changes_begin_ + changes_.size();
  changes_.push_back(slot);
  // A lens this far behind reads every slot in less time than the changes.
  if (changes_.size() <= 2 * (slots_.size() + kChangesKept)) return;
  const size_t drop = changes_.size() / 2;
  changes_.erase(changes_.begin(), changes_.begin() + static_cast<std::ptrdiff_t>(drop));
  changes_begin_ += drop;
}

Lens& PlacementIndex::LensFor(const Demand& demand, std::span<const Constraint> constraints,
                              std::span<const Strategy> strategies) {
  if (!last_ || !last_->IsFor(demand, constraints, strategies)) {
    std::unique_ptr<Lens>& lens = lenses_[Lens::KeyOf(demand, constraints, strategies)];
    if (!lens) lens = std::make_unique<Lens>(demand, constraints, strategies);
    last_ = lens.get();
    last_->used_at = ++uses_;
    const size_t most =
        std::clamp(kRememberedMax / std::max<size_t>(slots_.size(), 1), kLensesMin, kLensesMax);
    if (lenses_.size() > most) DropOldestLens();
  }
  last_->used_at = ++uses_;
  return *last_;
}

void PlacementIndex::DropOldestLens() {
  const auto oldest = std::min_element(
      lenses_.begin(), lenses_.end(),
      [](const auto& a, const auto& b) { return a.second->used_at < b.second->used_at; });
  lenses_.erase(oldest);
}

}  // namespace wt::laws::placement
