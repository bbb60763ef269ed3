#pragma once

// One kind of request, seen through the index: who could take it, and who would be first. For this
// folder alone.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "emulator/laws/placement/placement.h"
#include "emulator/laws/placement/placement_index.h"
#include "emulator/laws/placement/ranked_list.h"

namespace wt::laws::placement {

// A tree of the attributes spread over, one level each: a node is a value under its parent's, and
// knows the group's tasks and the candidates below it. A leaf holds its candidates in the order of
// the other strategies, then of their ids; so the first of the best leaves is the law's choice.
class Lens {
 public:
  Lens(const Demand& demand, std::span<const Constraint> constraints,
       std::span<const Strategy> strategies);

  // Attribute spreads, then per-instance strategies, then random; none of them twice.
  static bool Answers(std::span<const Strategy> strategies);
  // Equal for equal requests alone.
  static std::string KeyOf(const Demand& demand, std::span<const Constraint> constraints,
                           std::span<const Strategy> strategies);
  bool IsFor(const Demand& demand, std::span<const Constraint> constraints,
             std::span<const Strategy> strategies) const;

  // Looks again at what changed since the last time.
  void CatchUp(const PlacementIndex& index);
  bool any() const { return nodes_.front().candidates > 0; }
  // Step 3 and 4 of the law, where any().
  Decision Choose(const PlacementIndex& index, const Random& random) const;

  uint64_t used_at = 0;

 private:
  static constexpr size_t kKeysMax = 3;  // Spread over instances, binpack by cpu and by memory.
  static constexpr uint32_t kNone = UINT32_MAX;
  using Keys = std::array<int64_t, kKeysMax>;
  using Value = std::optional<std::string>;

  struct Entry {
    Keys keys{};
    uint64_t label = 0;
    uint32_t slot = 0;

    // The slot counts only while a label of an erased instance is already another's.
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  struct Node {
    uint32_t parent = kNone;
    int64_t tasks = 0;  // Of the group, on any instance.
    size_t candidates = 0;
    std::vector<std::pair<Value, uint32_t>> children;  // By value.
    RankedList<Entry> entries;                         // Of a leaf.
  };

  // What the tree holds of a slot.
  struct Record {
    uint32_t leaf = kNone;
    bool candidate = false;
    bool never = false;  // For what tasks cannot change, as of `version`.
    uint64_t version = 0;
    int64_t tasks = 0;
    Entry entry;
  };

  void Rebuild(const PlacementIndex& index);
  void Refresh(const PlacementIndex& index, uint32_t slot);
  void Remove(Record& record);
  uint32_t LeafOf(const Instance& instance);
  uint32_t ChildOf(uint32_t node, const Value& value);
  Keys KeysOf(const Instance& instance, int64_t tasks) const;
  std::vector<uint32_t> BestLeaves(std::vector<int64_t>& least) const;

  Demand demand_;
  std::vector<Constraint> constraints_;
  std::vector<Strategy> strategies_;
  size_t levels_ = 0;  // Attribute spreads.
  size_t keys_ = 0;    // Per-instance strategies.
  bool random_ = false;

  std::vector<Node> nodes_;  // The first is the root.
  std::vector<Record> records_;
  uint64_t seen_ = 0;  // The number of the next change to look at.
  bool built_ = false;
};

}  // namespace wt::laws::placement
