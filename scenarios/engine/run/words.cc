#include "scenarios/engine/run/words.h"

#include <charconv>
#include <cmath>

#include "emulator/base/strings.h"

namespace wt::scenario {
namespace {

std::string TwoDigits(int64_t number) { return StrCat(number < 10 ? "0" : "", number); }

}  // namespace

std::string TimeText(Duration at) {
  const int64_t whole = std::abs(at.micros) / 1'000'000;
  const int64_t hours = whole / 3600, minutes = whole / 60 % 60, seconds = whole % 60;
  std::string out = at.micros < 0 ? "-" : "";
  if (hours > 0) return StrCat(out, hours, "h", TwoDigits(minutes), "m", TwoDigits(seconds), "s");
  if (minutes > 0) return StrCat(out, minutes, "m", TwoDigits(seconds), "s");
  return StrCat(out, seconds, "s");
}

std::string ShortTime(Duration length) {
  const int64_t whole = length.micros / 1'000'000;
  const int64_t hours = whole / 3600, minutes = whole / 60 % 60, seconds = whole % 60;
  std::string out;
  if (hours > 0) StrAppend(out, hours, "h");
  if (minutes > 0) StrAppend(out, minutes, "m");
  if (seconds > 0 || out.empty()) StrAppend(out, seconds, "s");
  return out;
}

std::string NumberText(double value, int digits) {
  if (std::isnan(value)) return "none";
  if (std::isinf(value)) return value > 0 ? "infinity" : "-infinity";
  // To so many significant digits, then the shortest text of what that is.
  char text[64];
  auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific,
                           std::max(0, digits - 1));
  double rounded = value;
  std::from_chars(text, end.ptr, rounded);
  if (rounded == 0) return "0";
  const double size = std::abs(rounded);
  end = std::to_chars(
      text, text + sizeof text, rounded,
      size < 1e15 && size >= 1e-6 ? std::chars_format::fixed : std::chars_format::scientific);
  return std::string(text, end.ptr);
}

std::string ValueText(double value, std::string_view unit) {
  if (std::isnan(value)) return "no data";
  if (unit == "s") {
    if (std::abs(value) < 1) return StrCat(NumberText(value * 1000, 3), "ms");
    if (std::abs(value) < 120) return StrCat(NumberText(value, 3), "s");
    return TimeText(Duration{static_cast<int64_t>(value * 1e6)});
  }
  // What is left of sums of parts is no share of anything.
  if (unit == "%") return StrCat(NumberText(std::abs(value) < 1e-12 ? 0 : value * 100, 3), "%");
  if (unit == "/s") return StrCat(NumberText(value, 4), "/s");
  if (unit == "B") return StrCat(NumberText(value / (1 << 20), 4), "MiB");
  if (unit.empty()) return NumberText(value, 5);
  return StrCat(NumberText(value, 4), " ", unit);
}

std::string GroupedText(int64_t value) {
  std::string digits = StrCat(value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0);
       at -= 3) {
    digits.insert(static_cast<size_t>(at), ",");
  }
  return digits;
}

}  // namespace wt::scenario
