#include "emulator/world/context.h"

#include "emulator/base/check.h"
#include "emulator/world/world.h"

namespace wt {

Instant Turn::now() const { return world_.now(); }
std::string_view Turn::controller() const { return world_.controller_; }
sim::Rng& Turn::rng(std::string_view stream) { return world_.sim().rngs().Get(stream); }
state::Store& Turn::store() { return world_.store(); }
Events& Turn::events() { return world_.events(); }

void Turn::RequestWake(const sim::WakeRequest& request) {
  sim::Simulation& sim = world_.sim();
  const std::optional<sim::ControllerId> id = sim.FindController(request.controller);
  WT_CHECK(id.has_value());
  const sim::TimerKind kind = request.kind.value_or(sim.controller(*id).kind());
  world_.Root();
  if (request.rule == sim::WakeRule::kNoLaterThan) {
    sim.timers().WakeNoLaterThan(*id, request.key, request.due, kind, world_.cause_);
  } else {
    sim.timers().WakeAt(*id, request.key, request.due, kind, world_.cause_);
  }
}

bool Turn::CancelWake(std::string_view controller, std::string_view key) {
  const std::optional<sim::ControllerId> id = world_.sim().FindController(controller);
  WT_CHECK(id.has_value());
  return world_.sim().timers().Cancel(*id, key);
}

int64_t Turn::TraceFields(std::string_view event, sim::Fields fields) {
  world_.Root();
  const int64_t id = world_.Append(world_.actor_, event, std::move(fields));
  world_.cause_ = id;
  return id;
}

int64_t Turn::cause() const {
  world_.Root();
  return world_.cause_;
}
void Turn::set_cause(int64_t entry) { world_.cause_ = entry; }

Context Context::In(std::string_view region) const {
  Context other(*this);
  other.region_ = region;
  return other;
}

std::string Context::NewId(std::string_view prefix) { return StrCat(prefix, rng("ids").Hex(17)); }

std::string Context::NewHexId(size_t digits) { return rng("ids").Hex(digits); }

ScopedKey SplitKey(std::string_view key) {
  const size_t first = key.find('/');
  const size_t second = key.find('/', first + 1);
  WT_CHECK(first != std::string_view::npos && second != std::string_view::npos);
  return {std::string(key.substr(0, first)), std::string(key.substr(first + 1, second - first - 1)),
          std::string(key.substr(second + 1))};
}

}  // namespace wt
