#pragma once

// The words of a fault: whether they are right, and what they say.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "scenarios/engine/faults/actions.h"
#include "scenarios/engine/faults/faults.h"

namespace wt::faults {

Error Bad(std::string message);
Error NotFound(std::string message);
// "There is no WHAT 'WRITTEN'." with the nearest of the names.
std::string Unknown(std::string_view what, std::string_view written,
                    const std::vector<std::string>& names);

// A member as text; numbers and truth values are taken as they are written.
std::string TextOf(const Json& value);

// "PT1H30M", "P1D", "90s", "2h30m".
std::optional<Duration> ReadDuration(std::string_view text);

// What checked parameters say.
class Words {
 public:
  explicit Words(const Json& parameters) : parameters_(parameters) {}

  bool Has(std::string_view name) const { return parameters_.contains(name); }
  std::string Text(std::string_view name, std::string_view otherwise = {}) const;
  std::optional<Duration> Time(std::string_view name) const;
  int64_t Percent(std::string_view name, int64_t otherwise) const;
  double Number(std::string_view name, double otherwise) const;
  double Mebibytes(std::string_view name) const;
  std::vector<std::string> Names(std::string_view name) const;

 private:
  const Json& parameters_;
};

}  // namespace wt::faults
