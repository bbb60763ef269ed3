#include "scenarios/engine/file/quantity.h"

#include <charconv>
#include <cmath>

#include "emulator/base/strings.h"

namespace wt::scenario {
namespace {

struct Suffix {
  std::string_view text;
  Unit unit;
  double factor;
};

constexpr Suffix kSuffixes[] = {
    {"", Unit::kNone, 1},
    {"/s", Unit::kRate, 1},
    {"/min", Unit::kRate, 1.0 / 60},
    {"/h", Unit::kRate, 1.0 / 3600},
    {"/d", Unit::kRate, 1.0 / 86400},
    {"%", Unit::kShare, 0.01},
    {"B", Unit::kSize, 1},
    {"KiB", Unit::kSize, 1024},
    {"MiB", Unit::kSize, 1024.0 * 1024},
    {"GiB", Unit::kSize, 1024.0 * 1024 * 1024},
    {"TiB", Unit::kSize, 1024.0 * 1024 * 1024 * 1024},
    {"kB", Unit::kSize, 1e3},
    {"MB", Unit::kSize, 1e6},
    {"GB", Unit::kSize, 1e9},
    {"USD", Unit::kMoney, 1},
    {"USD/h", Unit::kMoneyRate, 1},
    {"USD/d", Unit::kMoneyRate, 1.0 / 24},
    {"instance-hours", Unit::kInstanceHours, 1},
    {"instance-hour", Unit::kInstanceHours, 1},
};

// Beyond this a double has no whole numbers any more.
constexpr double kValueMax = 9e15;

// The number that the text begins with, and how long it is.
std::optional<double> LeadingNumber(std::string_view text, size_t& length) {
  double value = 0;
  const char* first = text.data();
  if (text.empty() || !(text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9'))) {
    return std::nullopt;
  }
  const auto [end, error] =
      std::from_chars(first, first + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || !std::isfinite(value) || std::fabs(value) > kValueMax) {
    return std::nullopt;
  }
  length = static_cast<size_t>(end - first);
  return value;
}

}  // namespace

Error Bad(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<Quantity> ParseQuantity(std::string_view text) {
  text = Trim(text);
  size_t length = 0;
  const std::optional<double> number = LeadingNumber(text, length);
  if (!number) return std::nullopt;
  const std::string_view suffix = Trim(text.substr(length));
  for (const Suffix& known : kSuffixes) {
    if (known.text == suffix) return Quantity{*number * known.factor, known.unit};
  }
  const bool negative = text.front() == '-';
  const std::optional<Duration> duration = ParseDuration(negative ? text.substr(1) : text);
  if (!duration) return std::nullopt;
  return Quantity{negative ? -duration->seconds() : duration->seconds(), Unit::kTime};
}

std::string FormatNumber(double value) {
  char buffer[40];
  if (value == 0) return "0";
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed,
                                 std::fabs(value) < 1e-6 ? 12 : 9);
  std::string out(buffer, end.ptr);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string FormatQuantity(const Quantity& quantity) {
  const double value = quantity.value;
  switch (quantity.unit) {
    case Unit::kNone:
      return FormatNumber(value);
    case Unit::kTime:
      return FormatDuration(Micros(std::llround(value * 1e6)));
    case Unit::kRate:
      return FormatNumber(value) + "/s";
    case Unit::kShare:
      return FormatNumber(value * 100) + "%";
    case Unit::kMoney:
      return FormatNumber(value) + " USD";
    case Unit::kMoneyRate:
      return FormatNumber(value) + " USD/h";
    case Unit::kInstanceHours:
      return FormatNumber(value) + " instance-hours";
    case Unit::kSize:
      break;
  }
  for (const auto& [name, size] :
       {std::pair{"GiB", 1073741824.0}, std::pair{"MiB", 1048576.0}, std::pair{"KiB", 1024.0}}) {
    if (value != 0 && std::fmod(value, size) == 0) return FormatNumber(value / size) + name;
  }
  return FormatNumber(value) + "B";
}

std::string_view UnitName(Unit unit) {
  switch (unit) {
    case Unit::kNone:
      return "a number";
    case Unit::kTime:
      return "a duration";
    case Unit::kRate:
      return "a rate";
    case Unit::kShare:
      return "a share";
    case Unit::kSize:
      return "a size";
    case Unit::kMoney:
      return "an amount";
    case Unit::kMoneyRate:
      return "a cost over time";
    case Unit::kInstanceHours:
      return "a number of instance-hours";
  }
  return "";
}

std::string UnitExample(Unit unit, std::string_view number) {
  const auto with = [&](std::string_view otherwise, std::string_view suffix) {
    return StrCat(number.empty() ? otherwise : number, suffix);
  };
  switch (unit) {
    case Unit::kNone:
      return with("3", "");
    case Unit::kTime:
      return number.empty() ? "90s or 2h30m" : StrCat(number, "s or ", number, "m");
    case Unit::kRate:
      return StrCat(with("150", "/s"), " or ", with("9000", "/min"));
    case Unit::kShare:
      return with("50", "%");
    case Unit::kSize:
      return with("512", "MiB");
    case Unit::kMoney:
      return with("20", " USD");
    case Unit::kMoneyRate:
      return with("0.05", " USD/h");
    case Unit::kInstanceHours:
      return with("150", " instance-hours");
  }
  return "";
}

Result<double> ReadQuantity(std::string_view text, Unit unit) {
  const std::optional<Quantity> quantity = ParseQuantity(text);
  if (quantity && quantity->unit == unit) return quantity->value;
  if (quantity && quantity->unit == Unit::kNone) {
    return Bad(StrCat("'", text, "' has no unit: write ", UnitExample(unit, text)));
  }
  return Bad(StrCat("'", text, "' is not ", UnitName(unit), " such as ", UnitExample(unit, "")));
}

Result<Duration> ReadDuration(std::string_view text) {
  text = Trim(text);
  // Not by way of a double: microseconds of a year are exact.
  if (const std::optional<Duration> duration = ParseDuration(text)) return *duration;
  const double seconds = WT_TRY(ReadQuantity(text, Unit::kTime));
  if (seconds < 0) return Bad(StrCat("'", text, "' is below 0"));
  return Micros(std::llround(seconds * 1e6));
}
Result<double> ReadRate(std::string_view text) {
  const double rate = WT_TRY(ReadQuantity(text, Unit::kRate));
  if (rate < 0) return Bad(StrCat("'", text, "' is below 0"));
  return rate;
}
Result<double> ReadShare(std::string_view text) { return ReadQuantity(text, Unit::kShare); }
Result<int64_t> ReadSize(std::string_view text) {
  const double bytes = WT_TRY(ReadQuantity(text, Unit::kSize));
  if (bytes < 0) return Bad(StrCat("'", text, "' is below 0"));
  return static_cast<int64_t>(std::llround(bytes));
}
Result<double> ReadNumber(std::string_view text) {
  const std::optional<Quantity> quantity = ParseQuantity(text);
  if (quantity && quantity->unit == Unit::kNone) return quantity->value;
  return Bad(StrCat("'", text, "' is not a number"));
}
Result<int64_t> ReadInteger(std::string_view text) {
  if (const std::optional<int64_t> value = ParseInt(Trim(text))) return *value;
  return Bad(StrCat("'", text, "' is not a whole number"));
}
Result<bool> ReadBoolean(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return Bad(StrCat("'", text, "' is neither true nor false"));
}

Result<Duration> ReadIsoDuration(std::string_view text) {
  const auto bad = [&] { return Bad(StrCat("'", text, "' is not a duration such as PT45M")); };
  std::string_view rest = text;
  if (!rest.starts_with('P') || rest.size() < 3) return bad();
  rest.remove_prefix(1);
  std::string plain;
  bool time = false;
  for (const char c : rest) {
    if (c == 'T') {
      if (time) return bad();
      time = true;
    } else if ((c >= '0' && c <= '9') || c == '.' || (c == 'D' && !time) ||
               (time && (c == 'H' || c == 'M' || c == 'S'))) {
      plain.push_back(LowerAscii(c));
    } else {
      return bad();
    }
  }
  const std::optional<Duration> duration = ParseDuration(plain);
  if (!duration) return bad();
  return *duration;
}

}  // namespace wt::scenario
