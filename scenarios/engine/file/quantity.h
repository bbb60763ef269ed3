#pragma once

// Values with their units as text: "90s", "150/s", "50%", "512MiB", "0.05 USD/h". A unit is part of
// a value; a bare number where one is due is an error that shows the fix.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/base/time.h"

namespace wt::scenario {

enum class Unit { kNone, kTime, kRate, kShare, kSize, kMoney, kMoneyRate, kInstanceHours };

// In the canonical unit: seconds, a second, fractions, bytes, USD, USD an hour.
struct Quantity {
  double value = 0;
  Unit unit = Unit::kNone;
};

// Any number with any unit, or none.
std::optional<Quantity> ParseQuantity(std::string_view text);
// As it would be written: 90s, 1.5/s, 50%, 512MiB. ParseQuantity reads it back.
std::string FormatQuantity(const Quantity& quantity);
std::string FormatNumber(double value);

// What the unit is called ("a duration"), and a value with it ("10m").
std::string_view UnitName(Unit unit);
std::string UnitExample(Unit unit, std::string_view number);

// The messages of errors are sentences without a place.
Result<double> ReadQuantity(std::string_view text, Unit unit);
Result<Duration> ReadDuration(std::string_view text);
Result<double> ReadRate(std::string_view text);
Result<double> ReadShare(std::string_view text);
Result<int64_t> ReadSize(std::string_view text);
Result<double> ReadNumber(std::string_view text);
Result<int64_t> ReadInteger(std::string_view text);
Result<bool> ReadBoolean(std::string_view text);
// "PT45M", as FIS has it.
Result<Duration> ReadIsoDuration(std::string_view text);

std::string_view Trim(std::string_view text);
Error Bad(std::string message);

}  // namespace wt::scenario
