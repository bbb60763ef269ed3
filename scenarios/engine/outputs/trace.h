#pragma once

// A journal as a trace for https://ui.perfetto.dev: a process an instance with the tasks on it as
// slices, decisions as instants, metrics as counters. In the JSON form that it reads.

#include <memory>
#include <string>

#include "emulator/sim/journal.h"

namespace wt::scenario {

class Trace {
 public:
  Trace();
  ~Trace();
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;

  // Entries in their order.
  void Add(const sim::JournalEntry& entry);
  void Count(const std::string& name, Instant at, double value);
  // The text of all of it; nothing can be added then.
  std::string Finish();

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

}  // namespace wt::scenario
