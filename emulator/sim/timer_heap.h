#pragma once

// A priority queue of plain records: a 4-ary heap in two arrays, the keys that are compared apart
// from what they point to, so that the four keys to choose from fill exactly one cache line.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace wt::sim {

struct HeapRecord {
  int64_t due_micros = 0;
  uint64_t sequence = 0;
  uint32_t controller = 0;
  uint32_t slot = 0;

  friend bool operator==(const HeapRecord&, const HeapRecord&) = default;
};

// Pops in the order of (due_micros, sequence). Equal pairs may come in either order.
class TimerHeap {
 public:
  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }

  void Push(const HeapRecord& record);
  HeapRecord Top() const;
  HeapRecord Pop();
  void Clear() { size_ = 0; }
  // Replaces the whole content, in linear time.
  void Assign(const std::vector<HeapRecord>& records);

 private:
  struct HeapKey {
    int64_t due_micros;
    uint64_t sequence;
  };
  struct Target {
    uint32_t controller;
    uint32_t slot;
  };
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };

  static bool Before(const HeapKey& a, const HeapKey& b);
  // The least of a full group of four, without a branch to mispredict.
  static size_t LeastOfFour(const HeapKey* group);
  size_t LeastChild(size_t first, size_t end) const;
  void Grow(size_t capacity);
  void SiftUp(size_t at, const HeapKey& key, const Target& target);
  void SiftDown(size_t at);

  size_t size_ = 0;
  size_t capacity_ = 0;
  std::unique_ptr<HeapKey[], Free> keys_;
  std::unique_ptr<Target[], Free> targets_;
};

}  // namespace wt::sim
