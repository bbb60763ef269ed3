#include "emulator/sim/clock_mode.h"

#include <algorithm>

#include "emulator/base/strings.h"

namespace wt::sim {
namespace {

__extension__ using Wide = __int128;

// "60" or "0.5" in thousandths.
std::optional<int64_t> ParseMilli(std::string_view text) {
  const size_t dot = text.find('.');
  const std::optional<int64_t> whole = ParseInt(text.substr(0, dot));
  if (!whole || *whole < 0 || *whole > kSpeedMilliMax / 1000) return std::nullopt;
  int64_t milli = *whole * 1000;
  if (dot != std::string_view::npos) {
    std::string fraction(text.substr(dot + 1));
    if (fraction.empty() || fraction.size() > 3) return std::nullopt;
    fraction.resize(3, '0');
    const std::optional<int64_t> rest = ParseInt(fraction);
    if (!rest || *rest < 0) return std::nullopt;
    milli += *rest;
  }
  if (milli <= 0 || milli > kSpeedMilliMax) return std::nullopt;
  return milli;
}

}  // namespace

std::optional<ClockSetting> ParseClockSetting(std::string_view text) {
  if (text == "real") return ClockSetting{ClockMode::kReal};
  if (text == "manual") return ClockSetting{ClockMode::kManual};
  if (text == "eager") return ClockSetting{ClockMode::kEager};
  if (!text.starts_with("scaled ") && !text.starts_with("scaled:")) return std::nullopt;
  const std::optional<int64_t> milli = ParseMilli(text.substr(7));
  if (!milli) return std::nullopt;
  return ClockSetting{ClockMode::kScaled, *milli};
}

std::string FormatClockSetting(const ClockSetting& setting) {
  switch (setting.mode) {
    case ClockMode::kReal:
      return "real";
    case ClockMode::kManual:
      return "manual";
    case ClockMode::kEager:
      return "eager";
    case ClockMode::kScaled:
      break;
  }
  std::string out = StrCat("scaled ", setting.speed_milli / 1000);
  if (const int64_t rest = setting.speed_milli % 1000; rest != 0) {
    std::string fraction = StrCat(1000 + rest).substr(1);
    while (fraction.back() == '0') fraction.pop_back();
    StrAppend(out, ".", fraction);
  }
  return out;
}

Instant VirtualAt(const Pacing& pacing, int64_t wall_micros) {
  const int64_t passed = std::max<int64_t>(wall_micros - pacing.wall_anchor_micros, 0);
  if (pacing.setting.mode == ClockMode::kManual || passed == 0) return pacing.virtual_anchor;
  const Wide micros = static_cast<Wide>(passed) * pacing.setting.speed_milli / 1000;
  const Wide left = static_cast<Wide>(kInstantMax.micros) - pacing.virtual_anchor.micros;
  return micros >= left ? kInstantMax
                        : Instant{pacing.virtual_anchor.micros + static_cast<int64_t>(micros)};
}

std::optional<int64_t> WallAt(const Pacing& pacing, Instant at) {
  if (at <= pacing.virtual_anchor) return pacing.wall_anchor_micros;
  if (pacing.setting.mode == ClockMode::kManual || at > kInstantMax) return std::nullopt;
  const int64_t speed = pacing.setting.speed_milli;
  const Wide micros =
      (static_cast<Wide>((at - pacing.virtual_anchor).micros) * 1000 + speed - 1) / speed;
  const Wide wall = micros + pacing.wall_anchor_micros;
  if (wall > INT64_MAX) return std::nullopt;
  return static_cast<int64_t>(wall);
}

Pacing Reanchor(const Pacing& pacing, Instant virtual_now, int64_t wall_micros) {
  return {pacing.setting, virtual_now, wall_micros};
}

}  // namespace wt::sim
