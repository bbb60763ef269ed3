#pragma once

// The placement law over a cluster that changes a little at a time. Place answers what Decide would
// over the same instances, draw for draw, without looking at them all.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "emulator/laws/placement/placement.h"

namespace wt::laws::placement {

class Lens;  // lens.h

// It remembers, for each kind of request seen lately, which instances could take it and in what
// order; an instance that changes is looked at again by a kind when that kind is next asked for.
// Spreads over attributes, then any of spread over instances and binpack, then random, are answered
// so; any other chain of strategies falls back to Decide. A refusal looks at every instance, since
// it names a failure for each.
class PlacementIndex {
 public:
  PlacementIndex();
  ~PlacementIndex();
  PlacementIndex(const PlacementIndex&) = delete;
  PlacementIndex& operator=(const PlacementIndex&) = delete;

  size_t size() const { return by_id_.size(); }
  const Instance* Find(const std::string& id) const;

  // Adds the instance, or replaces the one with its id.
  void Upsert(Instance instance);
  void Erase(const std::string& id);
  // As Upsert of the instance with one task more or less, without copying it. It must be there.
  void TakeOn(const std::string& id, const Demand& demand);
  void GiveBackOn(const std::string& id, const Demand& demand);
  // What expressions alone look at. It must be there.
  void SetRunningTasks(const std::string& id, int64_t count);

  Decision Place(const Demand& demand, std::span<const Constraint> constraints,
                 std::span<const Strategy> strategies, const Random& random);

 private:
  friend class Lens;

  struct Slot {
    Instance instance;
    // Orders slots as their ids do, without comparing text.
    uint64_t label = 0;
    // Grows with each change that is not a task's coming or going.
    uint64_t version = 0;
    // The number of its last change.
    uint64_t changed = 0;
    bool used = false;
  };

  uint32_t SlotOf(const std::string& id) const;
  uint32_t NewSlot(const std::string& id);
  void LabelAll();
  void Changed(uint32_t slot);
  Lens& LensFor(const Demand& demand, std::span<const Constraint> constraints,
                std::span<const Strategy> strategies);
  void DropOldestLens();

  std::vector<Slot> slots_;
  std::vector<uint32_t> free_;
  std::map<std::string, uint32_t, std::less<>> by_id_;
  std::unordered_map<std::string, uint32_t> slot_of_;  // For look-ups, never walked.
  uint64_t versions_ = 0;

  // Slots in the order of their changes; the first is change number changes_begin_.
  std::vector<uint32_t> changes_;
  uint64_t changes_begin_ = 0;

  std::map<std::string, std::unique_ptr<Lens>> lenses_;
  Lens* last_ = nullptr;
  uint64_t uses_ = 0;
};

}  // namespace wt::laws::placement
