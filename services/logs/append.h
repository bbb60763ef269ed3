#pragma once

// Writing events, for PutLogEvents and for peers.

#include <cstdint>
#include <vector>

#include "emulator/world/context.h"
#include "services/logs/logs.h"
#include "services/logs/state.h"

namespace wt::logs {

// What each event counts beside its message.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
inline constexpr int64_t kEventOverheadBytes = 26;

void AppendTo(Turn& turn, StreamRow stream, const std::vector<NewEvent>& events);

}  // namespace wt::logs
