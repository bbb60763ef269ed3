#include "emulator/sim/timers.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <tuple>

#include "emulator/base/check.h"
#include "emulator/sim/huge_pages.h"

namespace wt::sim {
namespace {

// Eight bytes at a time: keys hold ids and ARNs, and every wake-up asks.
uint32_t HashOf(ControllerId controller, std::string_view key) {
  constexpr uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
  uint64_t hash = (controller + 1 + (uint64_t{key.size()} << 32)) * kOdd;
  const auto mix = [&](uint64_t word) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32;
  };
  const char* at = key.data();
  size_t left = key.size();
  for (; left >= sizeof(uint64_t); left -= sizeof(uint64_t), at += sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, at, sizeof word);
    mix(word);
  }
  uint64_t word = 0;
  for (size_t i = 0; i < left; ++i) word |= uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  mix(word);
  return static_cast<uint32_t>(hash);
}

constexpr size_t kCompactMin = 64;
constexpr size_t kSlotsMin = 64;

// A larger vector with the same items.
template <class T>
void Grow(std::vector<T>& items, size_t capacity) {
  std::vector<T> larger;
  larger.reserve(capacity);
  AdviseHugePages(larger.data(), capacity * sizeof(T));
  std::move(items.begin(), items.end(), std::back_inserter(larger));
  items.swap(larger);
}

}  // namespace

// --- The index: open addressing with linear probing over slots -----------------------------------

void Timers::IndexGrow() {
  const size_t size = std::max<size_t>(index_.size() * 2, 64);
  const std::vector<IndexEntry> old = std::move(index_);
  index_.clear();
  Grow(index_, size);
  index_.resize(size);
  for (const IndexEntry& entry : old) {
    if (entry.slot == kNone) continue;
    size_t at = entry.hash & (index_.size() - 1);
    while (index_[at].slot != kNone) at = (at + 1) & (index_.size() - 1);
    index_[at] = entry;
  }
}

void Timers::IndexInsert(uint32_t hash, uint32_t slot) {
  if ((indexed_ + 1) * 2 > index_.size()) IndexGrow();
  size_t at = hash & (index_.size() - 1);
  while (index_[at].slot != kNone) at = (at + 1) & (index_.size() - 1);
  index_[at] = {hash, slot};
  ++indexed_;
}

void Timers::IndexErase(uint32_t slot) {
  const size_t mask = index_.size() - 1;
  size_t at = HashOf(slots_[slot].controller, slots_[slot].key) & mask;
  while (index_[at].slot != slot) at = (at + 1) & mask;
  // Shift back what was pushed past this place, so that no tombstone is needed.
  size_t hole = at;
  for (size_t next = (at + 1) & mask; index_[next].slot != kNone; next = (next + 1) & mask) {
    const size_t home = index_[next].hash & mask;
    if (((next - home) & mask) >= ((next - hole) & mask)) {
      index_[hole] = index_[next];
      hole = next;
    }
  }
  index_[hole] = {};
  --indexed_;
}

bool Timers::IsOf(uint32_t slot, ControllerId controller, std::string_view key) const {
  return slots_[slot].controller == controller && slots_[slot].key == key;
}

uint32_t Timers::FindSlot(uint32_t hash, ControllerId controller, std::string_view key) const {
  if (index_.empty()) return kNone;
  const size_t mask = index_.size() - 1;
  for (size_t at = hash & mask; index_[at].slot != kNone; at = (at + 1) & mask) {
    const IndexEntry& entry = index_[at];
    if (entry.hash == hash && IsOf(entry.slot, controller, key)) return entry.slot;
  }
  return kNone;
}

uint32_t Timers::FindOrAddSlot(ControllerId controller, std::string_view key) {
  if (popped_ != kNone && IsOf(popped_, controller, key)) return popped_;
  const uint32_t hash = HashOf(controller, key);
  const uint32_t found = FindSlot(hash, controller, key);
  if (found != kNone) return found;
  uint32_t slot = static_cast<uint32_t>(slots_.size());
  if (free_.empty()) {
    if (slots_.size() == slots_.capacity()) Grow(slots_, std::max(slots_.size() * 2, kSlotsMin));
    slots_.emplace_back();
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  Slot& fresh = slots_[slot];
  fresh = {};
  fresh.controller = controller;
  fresh.key = key;
  IndexInsert(hash, slot);
  return slot;
}

void Timers::FreeSlot(uint32_t slot) {
  IndexErase(slot);
  if (popped_ == slot) popped_ = kNone;
  slots_[slot].key.clear();
  free_.push_back(slot);
}

// --- Changes -------------------------------------------------------------------------------------

void Timers::Remember(const Slot& slot) {
  if (marks_.empty()) return;
  if (slot.pending) {
    undo_.push_back({true, slot.timer()});
  } else {
    undo_.push_back({false, Timer{.key = slot.key, .controller = slot.controller}});
  }
}

void Timers::Touch(uint32_t slot) {
  if (slots_[slot].touched) return;
  slots_[slot].touched = true;
  touched_.push_back(slot);
}

void Timers::Count(TimerKind kind, int by) {
  size_t& count = kind == TimerKind::kSettling ? settling_count_ : periodic_count_;
  count += static_cast<size_t>(by);
}

void Timers::SetPending(uint32_t index, Instant due, uint64_t sequence, TimerKind kind,
                        int64_t cause) {
  Slot& slot = slots_[index];
  if (slot.pending) Count(slot.kind, -1);
  slot.pending = true;
  slot.due = due;
  slot.sequence = sequence;
  slot.kind = kind;
  slot.cause = cause;
  Count(kind, 1);
  heap_.Push({due.micros, sequence, slot.controller, index});
  Touch(index);
}

void Timers::ClearPending(uint32_t index) {
  Slot& slot = slots_[index];
  if (!slot.pending) return;
  slot.pending = false;
  Count(slot.kind, -1);
  Touch(index);
}

bool Timers::IsLive(const HeapRecord& record) const {
  const Slot& slot = slots_[record.slot];
  return slot.pending && slot.sequence == record.sequence;
}

void Timers::Tidy() {
  if (heap_.size() == size()) {  // Nothing dead in it. The first is what is asked for next.
    if (!heap_.empty()) __builtin_prefetch(&slots_[heap_.Top().slot]);
    return;
  }
  while (!heap_.empty() && !IsLive(heap_.Top())) heap_.Pop();
  if (heap_.size() < kCompactMin || heap_.size() <= size() * 2) return;
  std::vector<HeapRecord> live;
  live.reserve(size());
  for (uint32_t i = 0; i < slots_.size(); ++i) {
    const Slot& slot = slots_[i];
    if (!slot.pending) continue;
    live.push_back({slot.due.micros, slot.sequence, slot.controller, i});
  }
  heap_.Assign(live);
}

void Timers::WakeAt(ControllerId controller, std::string_view key, Instant due, TimerKind kind,
                    int64_t cause) {
  const uint32_t slot = FindOrAddSlot(controller, key);
  Remember(slots_[slot]);
  SetPending(slot, due, next_sequence_++, kind, cause);
  Tidy();
}

void Timers::WakeNoLaterThan(ControllerId controller, std::string_view key, Instant due,
                             TimerKind kind, int64_t cause) {
  const uint32_t index = FindOrAddSlot(controller, key);
  Slot& slot = slots_[index];
  if (!slot.pending || slot.due > due) {
    Remember(slot);
    SetPending(index, due, next_sequence_++, kind, cause);
    Tidy();
    return;
  }
  if (kind != TimerKind::kSettling || slot.kind == TimerKind::kSettling) return;
  Remember(slot);
  Count(slot.kind, -1);
  slot.kind = TimerKind::kSettling;
  Count(slot.kind, 1);
  Touch(index);
}

bool Timers::Cancel(ControllerId controller, std::string_view key) {
  const uint32_t slot = FindSlot(HashOf(controller, key), controller, key);
  if (slot == kNone || !slots_[slot].pending) return false;
  Remember(slots_[slot]);
  ClearPending(slot);
  Tidy();
  return true;
}

std::optional<Timer> Timers::Find(ControllerId controller, std::string_view key) const {
  const uint32_t slot = FindSlot(HashOf(controller, key), controller, key);
  if (slot == kNone || !slots_[slot].pending) return std::nullopt;
  return slots_[slot].timer();
}

bool Timers::Pop(Timer& out) {
  if (empty()) return false;
  const uint32_t slot = heap_.Pop().slot;  // Tidy keeps the top live.
  Remember(slots_[slot]);
  out = slots_[slot].timer();
  popped_ = slot;
  ClearPending(slot);
  Tidy();
  return true;
}

std::optional<Instant> Timers::NextDue() const {
  if (empty()) return std::nullopt;
  return Instant{heap_.Top().due_micros};  // Tidy keeps the top live.
}

std::vector<Timer> Timers::Pending() const {
  std::vector<Timer> all;
  for (const Slot& slot : slots_) {
    if (slot.pending) all.push_back(slot.timer());
  }
  std::sort(all.begin(), all.end(), [](const Timer& a, const Timer& b) {
    return std::tie(a.due, a.sequence) < std::tie(b.due, b.sequence);
  });
  return all;
}

// --- Saving and undoing --------------------------------------------------------------------------

void Timers::DrainChanges(const std::function<void(const Change&)>& tell) {
  WT_CHECK(marks_.empty());
  for (const uint32_t index : touched_) {
    Slot& slot = slots_[index];
    slot.touched = false;
    if (slot.pending) {
      tell({true, slot.timer()});
      slot.saved = true;
    } else {
      if (slot.saved) tell({false, slot.timer()});
      slot.saved = false;
      FreeSlot(index);
    }
  }
  touched_.clear();
}

void Timers::Restore(const Timer& timer) {
  const uint32_t slot = FindOrAddSlot(timer.controller, timer.key);
  SetPending(slot, timer.due, timer.sequence, timer.kind, timer.cause);
  slots_[slot].saved = true;
  Tidy();
  next_sequence_ = std::max(next_sequence_, timer.sequence + 1);
}

size_t Timers::Mark() {
  marks_.push_back({undo_.size(), next_sequence_});
  return marks_.size() - 1;
}

void Timers::Apply(const Undo& undo) {
  const uint32_t slot = FindOrAddSlot(undo.before.controller, undo.before.key);
  if (undo.pending) {
    const Timer& before = undo.before;
    SetPending(slot, before.due, before.sequence, before.kind, before.cause);
  } else {
    ClearPending(slot);
  }
}

void Timers::RollbackTo(size_t mark) {
  WT_CHECK(mark < marks_.size());
  if (undo_.size() == marks_[mark].undo_size) {
    marks_.resize(mark);
    return;
  }
  while (undo_.size() > marks_[mark].undo_size) {
    Apply(undo_.back());
    undo_.pop_back();
  }
  next_sequence_ = marks_[mark].next_sequence;
  marks_.resize(mark);
  // A sequence may be given again, so no dead record that carries it may stay in the heap.
  std::vector<HeapRecord> live;
  for (uint32_t i = 0; i < slots_.size(); ++i) {
    const Slot& slot = slots_[i];
    if (!slot.pending) continue;
    live.push_back({slot.due.micros, slot.sequence, slot.controller, i});
  }
  heap_.Assign(live);
}

void Timers::Release(size_t mark) {
  WT_CHECK(mark + 1 == marks_.size());
  marks_.pop_back();
  if (marks_.empty()) undo_.clear();
}

}  // namespace wt::sim
