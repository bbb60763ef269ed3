#pragma once

// What a reader of a run looks for between its series: alarms, activities, deployments, faults.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/engine/run/ledger.h"

namespace wt::scenario {

struct Mark {
  Duration at;
  std::optional<Duration> until;
  std::string kind;  // fault, alarm, activity, deployment, event, mark
  std::string name, text;
};

// Of an entry of the journal that is one.
std::optional<Mark> MarkOf(const sim::JournalEntry& entry, const Ledger& ledger);
// All of a run, in order; `own` are the scenario's.
std::vector<Mark> MarksOf(const Ledger& ledger, const std::vector<Mark>& own);

}  // namespace wt::scenario
