#include "emulator/laws/listener_rules/address.h"

#include <charconv>
#include <string_view>
#include <vector>

#include "emulator/base/strings.h"

namespace wt::laws::listener_rules {
namespace {

std::optional<Address> ParseV4(std::string_view text) {
  Address address;
  size_t i = 0;
  for (const std::string_view part : Split(text, '.')) {
    const std::optional<int64_t> octet = ParseInt(part);
    const bool plain = !part.empty() && part[0] != '-' && (part.size() == 1 || part[0] != '0');
    if (i == 4 || !octet || !plain || *octet > 255) return std::nullopt;
    address.bytes[i++] = static_cast<uint8_t>(*octet);
  }
  return i == 4 ? std::optional(address) : std::nullopt;
}

// The groups of one side of "::".
std::optional<std::vector<uint16_t>> ParseGroups(std::string_view text) {
  std::vector<uint16_t> groups;
  if (text.empty()) return groups;
  for (const std::string_view part : Split(text, ':')) {
    uint16_t group = 0;
    const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), group, 16);
    if (part.empty() || part.size() > 4 || failed != std::errc() ||
        end != part.data() + part.size()) {
      return std::nullopt;
    }
    groups.push_back(group);
  }
  return groups;
}

std::optional<Address> ParseV6(std::string_view text) {
  const size_t gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  const auto head = ParseGroups(text.substr(0, gap));
  const auto tail = has_gap ? ParseGroups(text.substr(gap + 2)) : std::vector<uint16_t>{};
  if (!head || !tail) return std::nullopt;
  const size_t count = head->size() + tail->size();
  if (has_gap ? count > 7 : count != 8) return std::nullopt;
  Address address{.v6 = true};
  const auto place = [&](size_t index, uint16_t group) {
    address.bytes[index * 2] = static_cast<uint8_t>(group >> 8);
    address.bytes[index * 2 + 1] = static_cast<uint8_t>(group & 0xff);
  };
  for (size_t i = 0; i < head->size(); ++i) place(i, (*head)[i]);
  for (size_t i = 0; i < tail->size(); ++i) place(8 - tail->size() + i, (*tail)[i]);
  return address;
}

}  // namespace

std::optional<Address> ParseAddress(std::string_view text) {
  return text.find(':') == std::string_view::npos ? ParseV4(text) : ParseV6(text);
}

bool Block::Contains(const Address& address) const {
  if (address.v6 != base.v6) return false;
  for (int bit = 0; bit < prefix; ++bit) {
    const auto byte = static_cast<size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if ((address.bytes[byte] & mask) != (base.bytes[byte] & mask)) return false;
  }
  return true;
}

std::optional<Block> ParseBlock(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<Address> base = ParseAddress(text.substr(0, slash));
  const std::optional<int64_t> prefix = ParseInt(text.substr(slash + 1));
  if (!base || !prefix || *prefix < 0 || *prefix > (base->v6 ? 128 : 32)) return std::nullopt;
  return Block{*base, static_cast<int>(*prefix)};
}

}  // namespace wt::laws::listener_rules
