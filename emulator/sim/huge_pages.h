#pragma once

// Large arrays that are read here and there cost a walk of the page tables for nearly every read,
// unless the pages are large.

#include <cstddef>
#include <cstdint>

#include <sys/mman.h>

namespace wt::sim {

inline constexpr size_t kHugePage = size_t{2} << 20;

// Asks for large pages where the whole of one lies inside; before the memory is written first. The
// kernel may not care.
inline void AdviseHugePages(void* memory, size_t bytes) {
  const auto begin = (reinterpret_cast<uintptr_t>(memory) + kHugePage - 1) / kHugePage * kHugePage;
  const auto end = (reinterpret_cast<uintptr_t>(memory) + bytes) / kHugePage * kHugePage;
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace wt::sim
