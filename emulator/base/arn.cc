#include "emulator/base/arn.h"

#include <array>

#include "emulator/base/strings.h"

namespace wt {

std::string Arn::ToString() const {
  return StrCat("arn:", partition, ":", service, ":", region, ":", account, ":", resource);
}

bool LooksLikeArn(std::string_view text) { return text.starts_with("arn:"); }

std::optional<Arn> ParseArn(std::string_view text) {
  if (!LooksLikeArn(text)) return std::nullopt;
  std::array<std::string_view, 5> parts;
  for (std::string_view& part : parts) {
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    part = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.empty()) return std::nullopt;
  return Arn{std::string(parts[1]), std::string(parts[2]), std::string(parts[3]),
             std::string(parts[4]), std::string(text)};
}

}  // namespace wt
