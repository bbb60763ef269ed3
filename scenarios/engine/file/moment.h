#pragma once

// Times in a run, windows, holds and distributions as text. The messages of errors are sentences
// without a place.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// "2h", "end-1h", "az-b-down+10m", "az-b-down.end+30m", "release.done".
Result<Moment> ReadMoment(std::string_view text);
std::string FormatMoment(const Moment& moment);

// "az-b-down .. az-b-down+10m"; "az-b-down .. +10m" is the same.
Result<Window> ReadWindow(std::string_view text);

// "always", "99% of minutes", "except 60s", "at least once".
Result<Hold> ReadHold(std::string_view text);

// Without an empirical one's samples: its file is in `text`, which Reader::Spread looks up.
Result<Distribution> ReadDistribution(std::string_view text);

// "poisson", "even", "bursty(2.5)".
Result<Load::Arrivals> ReadArrivals(std::string_view text, double& burst_index);

// "1/30d per instance": times a second, and of what.
struct RandomRate {
  double rate = 0;
  std::string per;
};
Result<RandomRate> ReadRandomRate(std::string_view text);

// What a name may be: letters, digits, '-' and '_'.
bool IsName(std::string_view text);

// "name(a, b)": the name and what stands in the brackets; nothing where it has none.
struct Term {
  std::string_view name;
  std::vector<std::string_view> words;
  std::string_view rest;  // Behind the bracket.
};
std::optional<Term> ReadTerm(std::string_view text);

}  // namespace wt::scenario
