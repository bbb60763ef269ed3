#include "emulator/sim/timer_heap.h"

#include <algorithm>
#include <new>

#include "emulator/sim/huge_pages.h"

namespace wt::sim {
namespace {

// The children of i are 4i+1 … 4i+4. With the array begun three keys past a cache line, each group
// of four begins on one.
constexpr size_t kLine = 64;
constexpr size_t kArity = 4;
constexpr size_t kLead = 3;

}  // namespace

inline bool TimerHeap::Before(const HeapKey& a, const HeapKey& b) {
  // Both as one 128-bit number, so that the compiler needs no branch.
  const auto whole = [](const HeapKey& key) {
    return static_cast<__int128>(key.due_micros) << 64 | key.sequence;
  };
  return whole(a) < whole(b);
}

inline size_t TimerHeap::LeastOfFour(const HeapKey* group) {
  // In arithmetic: what a comparison of two random keys says cannot be predicted.
  const auto low = static_cast<size_t>(Before(group[1], group[0]));
  const auto high = 2 + static_cast<size_t>(Before(group[3], group[2]));
  const auto is_high = static_cast<size_t>(Before(group[high], group[low]));
  return low ^ ((low ^ high) & (size_t{0} - is_high));
}

inline size_t TimerHeap::LeastChild(size_t first, size_t end) const {
  const HeapKey* keys = keys_.get() + kLead;
  if (end - first >= kArity) return first + LeastOfFour(keys + first);
  size_t least = first;
  for (size_t i = first + 1; i < end; ++i) {
    if (Before(keys[i], keys[least])) least = i;
  }
  return least;
}

void TimerHeap::Grow(size_t capacity) {
  if (capacity <= capacity_) return;
  capacity = std::max(capacity, std::max<size_t>(capacity_ * 2, 64));
  const auto allocate = [](size_t bytes) {
    const size_t unit = bytes < kHugePage ? kLine : kHugePage;
    void* memory = std::aligned_alloc(unit, (bytes + unit - 1) / unit * unit);
    if (memory == nullptr) throw std::bad_alloc();
    AdviseHugePages(memory, bytes);
    return memory;
  };
  auto* keys = static_cast<HeapKey*>(allocate((capacity + kLead) * sizeof(HeapKey)));
  auto* targets = static_cast<Target*>(allocate(capacity * sizeof(Target)));
  if (size_ > 0) {
    std::copy_n(keys_.get() + kLead, size_, keys + kLead);
    std::copy_n(targets_.get(), size_, targets);
  }
  keys_.reset(keys);
  targets_.reset(targets);
  capacity_ = capacity;
}

void TimerHeap::SiftUp(size_t at, const HeapKey& key, const Target& target) {
  HeapKey* keys = keys_.get() + kLead;
  while (at > 0) {
    const size_t parent = (at - 1) / kArity;
    if (!Before(key, keys[parent])) break;
    keys[at] = keys[parent];
    targets_[at] = targets_[parent];
    at = parent;
  }
  keys[at] = key;
  targets_[at] = target;
}

void TimerHeap::SiftDown(size_t at) {
  HeapKey* keys = keys_.get() + kLead;
  const HeapKey key = keys[at];
  const Target target = targets_[at];
  while (true) {
    const size_t first = at * kArity + 1;
    if (first >= size_) break;
    const size_t child = LeastChild(first, std::min(first + kArity, size_));
    if (!Before(keys[child], key)) break;
    keys[at] = keys[child];
    targets_[at] = targets_[child];
    at = child;
  }
  keys[at] = key;
  targets_[at] = target;
}

void TimerHeap::Push(const HeapRecord& record) {
  Grow(size_ + 1);
  ++size_;
  SiftUp(size_ - 1, {record.due_micros, record.sequence}, {record.controller, record.slot});
}

HeapRecord TimerHeap::Top() const {
  const HeapKey& key = keys_[kLead];
  return {key.due_micros, key.sequence, targets_[0].controller, targets_[0].slot};
}

HeapRecord TimerHeap::Pop() {
  const HeapRecord top = Top();
  --size_;
  if (size_ == 0) return top;
  HeapKey* keys = keys_.get() + kLead;
  const HeapKey key = keys[size_];
  const Target target = targets_[size_];
  // Down to a leaf by the least child, then up with the last record: it nearly always belongs
  // near the bottom, so this saves a comparison a level.
  size_t at = 0;
  while (true) {
    const size_t first = at * kArity + 1;
    if (first >= size_) break;
    __builtin_prefetch(keys + first * kArity + 1);
    const size_t child = LeastChild(first, std::min(first + kArity, size_));
    keys[at] = keys[child];
    targets_[at] = targets_[child];
    at = child;
  }
  SiftUp(at, key, target);
  return top;
}

void TimerHeap::Assign(const std::vector<HeapRecord>& records) {
  Grow(records.size());
  size_ = records.size();
  HeapKey* keys = keys_.get() + kLead;
  for (size_t i = 0; i < size_; ++i) {
    keys[i] = {records[i].due_micros, records[i].sequence};
    targets_[i] = {records[i].controller, records[i].slot};
  }
  if (size_ < 2) return;
  for (size_t i = (size_ - 2) / kArity + 1; i-- > 0;) SiftDown(i);
}

}  // namespace wt::sim
