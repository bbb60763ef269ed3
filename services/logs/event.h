#pragma once

// Events: what may be put, where a reader stands, what a filter takes.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "emulator/base/result.h"
#include "emulator/laws/log_filter/log_filter.h"
#include "emulator/world/context.h"
#include "services/logs/api.h"
#include "services/logs/state.h"

namespace wt::logs {

inline constexpr int64_t kEventsPerPage = 10'000;

// InvalidParameterException: out of order, too long a span, too large.
Result<void> CheckBatch(const wire::List<InputLogEvent>& events);
// Before this, a group's events are gone.
Instant KeptSince(const GroupRow& group, Instant now);

// A reader's place in a stream: past or before an event.
struct EventPlace {
  bool forward = true;
  std::pair<int64_t, int64_t> key;  // Instant and sequence.
};
std::string PlaceToken(bool forward, const EventRow& event);
Result<EventPlace> ReadPlace(std::string_view token);

std::string EventId(const EventRow& event);
// By time, stream and sequence; a text whose order is theirs.
std::string OrderOf(const EventRow& event);

// A pattern with its reader of JSON.
class EventFilter {
 public:
  // InvalidParameterException.
  static Result<EventFilter> Parse(std::string_view pattern);
  bool Matches(const std::string& message) const;
  std::map<std::string, std::string> Extracted(const std::string& message) const;

 private:
  laws::log_filter::Event EventOf(const std::string& message) const;
  laws::log_filter::Pattern pattern_;
};

}  // namespace wt::logs
