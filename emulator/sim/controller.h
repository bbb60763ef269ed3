#pragma once

// A loop of the machine: it is woken with a key, looks at the rows, and does what a law says.

#include <string_view>

#include "emulator/sim/timer.h"

namespace wt::sim {

class Turn;

class Controller {
 public:
  virtual ~Controller() = default;

  // Unique in a world and saved with every timer: "ecs.rolling_deployment".
  virtual std::string_view name() const = 0;
  // Of its wake-ups, unless one says otherwise.
  virtual TimerKind kind() const { return TimerKind::kSettling; }
  // Reads everything anew and keeps nothing: late, twice, or after a restart, it does no harm.
  virtual void Reconcile(Turn& turn, const Key& key) = 0;
};

}  // namespace wt::sim
