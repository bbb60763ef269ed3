#pragma once

// What a file may be at most. All ours: a scenario that is larger is generated, and better split.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::scenario {

inline constexpr size_t kFileBytesMax = 4 << 20;
inline constexpr int kDepthMax = 40;
inline constexpr size_t kNodesMax = 200'000;
inline constexpr size_t kCallsMax = 20'000;       // After `each`.
inline constexpr size_t kCsvBytesMax = 64 << 20;  // A minute's values for twenty years.
inline constexpr int64_t kPointsMax = 1'000'000;  // Of a sweep.
inline constexpr size_t kProblemsMax = 200;       // Told of; after that a file is another thing.
inline constexpr Duration kLengthMax = Days(3660);

}  // namespace wt::scenario
