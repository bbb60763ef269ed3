#pragma once

// A sorted list that can also be asked by position. For this folder alone.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "emulator/base/check.h"

namespace wt::laws::placement {

// Sorted values, all different, in chunks of at most kChunkMax: inserting and erasing move one
// chunk, finding a position adds up the chunks' sizes.
template <class T>
class RankedList {
 public:
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& front() const { return chunks_.front().front(); }

  void Insert(const T& value) {
    ++size_;
    if (chunks_.empty()) {
      chunks_.push_back({value});
      return;
    }
    const size_t at = std::min(ChunkOf(value), chunks_.size() - 1);
    std::vector<T>& chunk = chunks_[at];
    chunk.insert(std::lower_bound(chunk.begin(), chunk.end(), value), value);
    if (chunk.size() <= kChunkMax) return;
    const auto middle = chunk.begin() + static_cast<std::ptrdiff_t>(chunk.size() / 2);
    std::vector<T> upper(middle, chunk.end());
    chunk.erase(middle, chunk.end());
    chunks_.insert(chunks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(upper));
  }

  void Erase(const T& value) {
    const size_t at = ChunkOf(value);
    WT_CHECK(at < chunks_.size());
    std::vector<T>& chunk = chunks_[at];
    const auto found = std::lower_bound(chunk.begin(), chunk.end(), value);
    WT_CHECK(found != chunk.end() && *found == value);
    chunk.erase(found);
    if (chunk.empty()) chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(at));
    --size_;
  }

  // How many values are less.
  size_t RankOf(const T& bound) const {
    const size_t at = ChunkOf(bound);
    size_t rank = 0;
    for (size_t i = 0; i < at; ++i) rank += chunks_[i].size();
    if (at == chunks_.size()) return rank;
    const std::vector<T>& chunk = chunks_[at];
    const auto found = std::lower_bound(chunk.begin(), chunk.end(), bound);
    return rank + static_cast<size_t>(found - chunk.begin());
  }

  // The value that has `rank` less ones.
  const T& At(size_t rank) const {
    for (const std::vector<T>& chunk : chunks_) {
      if (rank < chunk.size()) return chunk[rank];
      rank -= chunk.size();
    }
    WT_CHECK(false && "rank < size()");
    return front();
  }

 private:
  static constexpr size_t kChunkMax = 128;

  // The first chunk whose last value is not less, or the number of chunks.
  size_t ChunkOf(const T& value) const {
    const auto found = std::lower_bound(
        chunks_.begin(), chunks_.end(), value,
        [](const std::vector<T>& chunk, const T& bound) { return chunk.back() < bound; });
    return static_cast<size_t>(found - chunks_.begin());
  }

  std::vector<std::vector<T>> chunks_;  // None is empty.
  size_t size_ = 0;
};

}  // namespace wt::laws::placement
