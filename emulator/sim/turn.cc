#include "emulator/sim/turn.h"

#include <utility>

namespace wt::sim {
namespace {

// A delay without end ("never") must not wrap round to the past.
Instant After(Instant now, Duration delay) {
  return delay > kInstantMax - now ? kInstantMax : now + delay;
}

}  // namespace

int64_t Turn::Trace(std::string_view event, std::initializer_list<Field> fields) {
  Fields out;
  out.reserve(fields.size());
  for (const Field& field : fields) out.emplace_back(field.name, field.value);
  return TraceFields(event, std::move(out));
}

void Turn::WakeAt(Instant due, std::string_view key) { WakeAt(controller(), due, key); }

void Turn::WakeIn(Duration delay, std::string_view key) { WakeIn(controller(), delay, key); }

void Turn::Wake(std::string_view controller, std::string_view key) {
  WakeNoLaterThan(controller, now(), key);
}

void Turn::WakeAt(std::string_view controller, Instant due, std::string_view key) {
  RequestWake({.controller = controller, .key = key, .due = due});
}

void Turn::WakeIn(std::string_view controller, Duration delay, std::string_view key) {
  WakeAt(controller, After(now(), delay), key);
}

void Turn::WakeNoLaterThan(std::string_view controller, Instant due, std::string_view key) {
  RequestWake({.controller = controller, .key = key, .due = due, .rule = WakeRule::kNoLaterThan});
}

}  // namespace wt::sim
