#pragma once

// Times and values as people read them.

#include <string>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::scenario {

// "2h45m00s", "3m32s", "45s", "-2m00s": to the second.
std::string TimeText(Duration at);
// "24h", "2h30m": the shortest form.
std::string ShortTime(Duration length);
// A value in a canonical unit as its unit reads: 0.214 "s" is "214ms", 0.0005 "%" is "0.05%".
std::string ValueText(double value, std::string_view unit);
// At most so many significant digits, without an exponent where it can be.
std::string NumberText(double value, int digits = 5);
// 210000 is "210,000".
std::string GroupedText(int64_t value);

}  // namespace wt::scenario
