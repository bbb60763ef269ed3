#include "services/ec2/cidr.h"

#include <algorithm>

#include "emulator/base/strings.h"

namespace wt::ec2 {

std::string FormatIpv4(uint32_t address) {
  return StrCat(address >> 24, ".", address >> 16 & 255, ".", address >> 8 & 255, ".",
                address & 255);
}

std::string Cidr::ToString() const { return StrCat(FormatIpv4(base), "/", prefix); }

std::optional<uint32_t> ParseIpv4(std::string_view text) {
  const auto parts = Split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  uint32_t address = 0;
  for (const std::string_view part : parts) {
    const std::optional<int64_t> number = ParseInt(part);
    if (!number || *number < 0 || *number > 255 || part.size() > 3) return std::nullopt;
    address = address << 8 | static_cast<uint32_t>(*number);
  }
  return address;
}

std::optional<Cidr> ParseCidr(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<uint32_t> address = ParseIpv4(text.substr(0, slash));
  const std::optional<int64_t> prefix = ParseInt(text.substr(slash + 1));
  if (!address || !prefix || *prefix < 0 || *prefix > 32) return std::nullopt;
  const uint32_t mask = *prefix == 0 ? 0 : ~uint32_t{0} << (32 - *prefix);
  return Cidr{*address & mask, static_cast<int>(*prefix)};
}

bool IsIpv6Cidr(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view address = text.substr(0, slash);
  const std::optional<int64_t> prefix = ParseInt(text.substr(slash + 1));
  if (!prefix || *prefix < 0 || *prefix > 128) return false;
  // Groups of up to four hexadecimal digits, eight of them or fewer with one "::".
  const auto groups = Split(address, ':');
  const bool shortened = address.find("::") != std::string_view::npos;
  if (groups.size() < 3 || groups.size() > 9 || (!shortened && groups.size() != 8)) return false;
  return std::all_of(groups.begin(), groups.end(), [](std::string_view group) {
    return group.size() <= 4 && std::all_of(group.begin(), group.end(), [](char c) {
             return (c >= '0' && c <= '9') || (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'f');
           });
  });
}

}  // namespace wt::ec2
