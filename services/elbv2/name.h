#pragma once

// Names of load balancers and target groups.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/base/strings.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

inline Result<void> CheckName(std::string_view noun, const std::string& name) {
  constexpr size_t kNameMax = 32;
  if (name.empty()) return error::ValidationError(StrCat(noun, " name cannot be empty"));
  if (name.size() > kNameMax) {
    return error::ValidationError(
        StrCat(noun, " name '", name, "' cannot be longer than '", kNameMax, "' characters"));
  }
  for (const char c : name) {
    const bool good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    if (!good) {
      return error::ValidationError(
          StrCat(noun, " name '", name,
                 "' can only contain characters that are alphanumeric characters or hyphens(-)"));
    }
  }
  if (name.front() == '-' || name.back() == '-') {
    return error::ValidationError(StrCat(noun, " name '", name, "' cannot begin or end with '-'"));
  }
  return {};
}

}  // namespace wt::elbv2
