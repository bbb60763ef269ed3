#pragma once

// All pending wake-ups of a world: at most one for each (controller, key), popped in the total
// order of (due, sequence).

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/sim/timer.h"
#include "emulator/sim/timer_heap.h"

namespace wt::sim {

class Timers {
 public:
  // Sets the wake-up, or moves the pending one there, earlier or later; either way it queues
  // behind all others of the same instant.
  void WakeAt(ControllerId controller, std::string_view key, Instant due, TimerKind kind,
              int64_t cause = 0);
  // As WakeAt, but a pending wake-up that is not later stays as it is, except that it becomes
  // settling if this one is: eager mode must not stop short of it.
  void WakeNoLaterThan(ControllerId controller, std::string_view key, Instant due, TimerKind kind,
                       int64_t cause = 0);
  // False where none was pending.
  bool Cancel(ControllerId controller, std::string_view key);
  std::optional<Timer> Find(ControllerId controller, std::string_view key) const;

  // Takes the first into `out`, whose memory is used again; false where none is pending.
  bool Pop(Timer& out);
  std::optional<Instant> NextDue() const;

  size_t size() const { return settling_count_ + periodic_count_; }
  bool empty() const { return size() == 0; }
  size_t settling_count() const { return settling_count_; }
  size_t periodic_count() const { return periodic_count_; }
  // In the order they would be popped. For display and snapshots; sorts.
  std::vector<Timer> Pending() const;

  // Saving. Tells the net change since the last drain, one call for each (controller, key) that
  // differs from what was drained or restored before, in the order first touched. Timers set and
  // gone between two drains are never told. Not while a mark is open.
  struct Change {
    bool pending;        // Write the row; otherwise delete it, of which only
    const Timer& timer;  // `controller` and `key` then matter.
  };
  void DrainChanges(const std::function<void(const Change&)>& tell);
  // Loading: a timer that is already saved, with its sequence. New ones go on behind the largest.
  void Restore(const Timer& timer);

  // A mark remembers the present. Marks nest; each is closed once, by RollbackTo (all changes
  // since are undone, sequences included, inner marks close too) or by Release (they stay).
  size_t Mark();
  void RollbackTo(size_t mark);
  void Release(size_t mark);

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  // A slot is free (in free_), pending, or kept without being pending because its row is still
  // to be deleted by the next drain. Exactly one cache line: the flags stand in the timer's tail.
  struct alignas(64) Slot : Timer {
    bool pending = false;
    bool saved = false;    // Its row exists as of the last drain.
    bool touched = false;  // Is in touched_.

    Timer& timer() { return *this; }
    const Timer& timer() const { return *this; }
  };
  static_assert(sizeof(Slot) == 64);
  struct IndexEntry {
    uint32_t hash = 0;
    uint32_t slot = kNone;
  };
  struct Undo {
    bool pending;
    Timer before;  // Only `controller` and `key` where it was not pending.
  };
  struct OpenMark {
    size_t undo_size;
    uint64_t next_sequence;
  };

  bool IsOf(uint32_t slot, ControllerId controller, std::string_view key) const;
  uint32_t FindSlot(uint32_t hash, ControllerId controller, std::string_view key) const;
  uint32_t FindOrAddSlot(ControllerId controller, std::string_view key);
  void FreeSlot(uint32_t slot);
  void Remember(const Slot& slot);
  void Touch(uint32_t slot);
  void SetPending(uint32_t slot, Instant due, uint64_t sequence, TimerKind kind, int64_t cause);
  void ClearPending(uint32_t slot);
  void Count(TimerKind kind, int by);
  void Apply(const Undo& undo);
  bool IsLive(const HeapRecord& record) const;
  // Keeps the top of the heap live, and the heap less than half dead.
  void Tidy();

  void IndexInsert(uint32_t hash, uint32_t slot);
  void IndexErase(uint32_t slot);
  void IndexGrow();

  TimerHeap heap_;
  std::vector<Slot> slots_;
  std::vector<uint32_t> free_;
  std::vector<IndexEntry> index_;  // Open addressing over slots; its order reaches nobody.
  size_t indexed_ = 0;
  uint32_t popped_ = kNone;  // Most controllers wake themselves again under the same key.
  std::vector<uint32_t> touched_;
  std::vector<Undo> undo_;
  std::vector<OpenMark> marks_;
  uint64_t next_sequence_ = 1;
  size_t settling_count_ = 0;
  size_t periodic_count_ = 0;
};

}  // namespace wt::sim
